-- A store as the first version of the schema left it: one delivery retried and accepted, one under way, one queued.
BEGIN TRANSACTION;
CREATE TABLE alert (no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, event TEXT NOT NULL);
INSERT INTO "alert" VALUES(1,'event-1-al-1','event-1');
CREATE TABLE attempt (
  delivery INTEGER NOT NULL, number INTEGER NOT NULL, started_at INTEGER NOT NULL, ended_at INTEGER,
  answer TEXT NOT NULL, reason INTEGER, detail TEXT NOT NULL, node TEXT NOT NULL,
  PRIMARY KEY (delivery, number)) WITHOUT ROWID;
INSERT INTO "attempt" VALUES(1,1,1545811200000,1545811201000,'503',4,'down','n1');
CREATE TABLE channel (no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE);
INSERT INTO "channel" VALUES(1,'schools-push');
INSERT INTO "channel" VALUES(2,'china-mobile');
CREATE TABLE delivery (
  no INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE,
  alert INTEGER NOT NULL, channel INTEGER NOT NULL, sequence INTEGER NOT NULL, round INTEGER NOT NULL,
  priority INTEGER NOT NULL, planned_at INTEGER NOT NULL, not_after INTEGER NOT NULL, confirm_by INTEGER,
  state INTEGER NOT NULL, attempts INTEGER NOT NULL, due_at INTEGER NOT NULL, reason INTEGER, ending INTEGER,
  behind INTEGER, accepted_at INTEGER, delivered_at INTEGER, confirmed_at INTEGER,
  started_at INTEGER, ended_at INTEGER, attempt_reason INTEGER, answer TEXT, detail TEXT, node TEXT,
  provider_id TEXT, targeted INTEGER, arrived INTEGER, missed INTEGER,
  recipient TEXT NOT NULL, address TEXT NOT NULL, fields TEXT);
INSERT INTO "delivery" VALUES(1,X'0A2A1CB99274A1AC1D1BB7B91B004CB39AF1',1,1,1,0,2,1545811200000,1545854400000,NULL,3,2,1545811221000,NULL,NULL,NULL,1545811221000,NULL,NULL,1545811220000,1545811221000,NULL,'202',NULL,'n1','provider-1',NULL,NULL,NULL,'school-1','https://school-1.example/push','{"recipient.name":"学校 school-1"}');
INSERT INTO "delivery" VALUES(2,X'0A2A1CB9928DA15E6CE810E31D004CB39AF1',1,1,1,0,2,1545811200000,1545854400000,NULL,1,1,1545811260000,NULL,NULL,NULL,NULL,NULL,NULL,1545811200000,NULL,NULL,NULL,NULL,'n1',NULL,NULL,NULL,NULL,'school-2','https://school-2.example/push','{"recipient.name":"学校 school-2"}');
INSERT INTO "delivery" VALUES(3,X'6D38650CD927D60450D29910E6004CB39AF1',1,2,1,0,2,1545811200000,1545854400000,NULL,0,0,1545811200000,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'school-3','https://school-3.example/push','{"recipient.name":"学校 school-3"}');
CREATE TABLE document (
  kind TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, tag TEXT NOT NULL, body TEXT NOT NULL,
  UNIQUE (kind, id));
INSERT INTO "document" VALUES('alert','a1',1,'published','{"of":"version 1"}');
CREATE TABLE early_receipt (
  channel INTEGER NOT NULL, provider_id TEXT NOT NULL, received_at INTEGER NOT NULL, state INTEGER NOT NULL,
  at INTEGER NOT NULL, reason TEXT NOT NULL, targeted INTEGER, arrived INTEGER, missed INTEGER);
CREATE TABLE journal (
  journal TEXT NOT NULL, number INTEGER NOT NULL, key TEXT, body TEXT NOT NULL,
  UNIQUE (journal, number));
INSERT INTO "journal" VALUES('audit',1,'k1','{"first":true}');
INSERT INTO "journal" VALUES('audit',2,NULL,'{"second":true}');
CREATE TABLE latency (
  alert INTEGER NOT NULL, channel INTEGER NOT NULL, bucket INTEGER NOT NULL, number INTEGER NOT NULL,
  PRIMARY KEY (alert, channel, bucket)) WITHOUT ROWID;
INSERT INTO "latency" VALUES(1,1,329,1);
CREATE TABLE provider (
  channel INTEGER NOT NULL, provider_id TEXT NOT NULL, delivery INTEGER NOT NULL,
  PRIMARY KEY (channel, provider_id)) WITHOUT ROWID;
INSERT INTO "provider" VALUES(1,'provider-1',1);
CREATE TABLE schema_version (version INTEGER PRIMARY KEY);
INSERT INTO "schema_version" VALUES(1);
CREATE TABLE tally (
  alert INTEGER NOT NULL, channel INTEGER NOT NULL, state INTEGER NOT NULL, number INTEGER NOT NULL,
  PRIMARY KEY (alert, channel, state)) WITHOUT ROWID;
INSERT INTO "tally" VALUES(1,1,0,0);
INSERT INTO "tally" VALUES(1,1,1,1);
INSERT INTO "tally" VALUES(1,1,2,0);
INSERT INTO "tally" VALUES(1,1,3,1);
INSERT INTO "tally" VALUES(1,2,0,1);
CREATE INDEX document_by_tag ON document (kind, tag, id);
CREATE UNIQUE INDEX journal_by_key ON journal (journal, key) WHERE key IS NOT NULL;
CREATE INDEX alert_by_event ON alert (event);
CREATE INDEX pending ON delivery (channel, priority, due_at, state, not_after) WHERE state < 3;
CREATE INDEX unreported ON delivery (channel, accepted_at) WHERE state = 3;
CREATE INDEX unwell ON delivery (state, id) WHERE state BETWEEN 6 AND 8;
CREATE INDEX early_receipt_by_id ON early_receipt (channel, provider_id);
CREATE INDEX early_receipt_by_time ON early_receipt (received_at);
COMMIT;
