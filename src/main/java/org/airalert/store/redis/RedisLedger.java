package org.airalert.store.redis;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.airalert.store.Conflict;
import org.airalert.store.Ledger;
import org.jspecify.annotations.Nullable;

/**
 * Documents in a hash for each kind, with sorted sets for the order of ids by kind and by tag; a journal is a hash from number to entry with
 * another from key to number. All under one hash tag, because a commit changes several together.
 */
final class RedisLedger implements Ledger {
    private static final Script COMMIT = Script.intake("ledger-commit");
    private static final Script LIST = Script.reading("ledger-list");
    private static final Script READ = Script.reading("ledger-read");

    private final Caller caller;

    RedisLedger(Caller caller) {
        this.caller = caller;
    }

    @Override
    public Future<Optional<Document>> get(String kind, String id) {
        return ask(Command.HGET, "doc:" + kind, id)
                .map(found -> found.map(response -> document(kind, id, new Unpack(response.toBytes()))));
    }

    @Override
    public Future<List<Document>> list(Query query) {
        Pack args = new Pack()
                .array(5)
                .text(query.kind())
                .text(query.tag())
                .text(query.cursor())
                .number(query.limit())
                .number(query.newestFirst() ? 1 : 0);
        return caller.run(Link.Kind.NEW, LIST, Keys.LEDGER, new Caller.Args(args, 1), answer -> {
            List<Document> documents = new ArrayList<>();
            for (int left = answer.array(); left > 0; left--) {
                answer.array();
                String id = answer.text();
                documents.add(document(query.kind(), id, new Unpack(answer.bytes())));
            }
            return documents;
        });
    }

    @Override
    public Future<Long> count(String kind, @Nullable String tag) {
        return ask(Command.ZCARD, tag == null ? "ids:" + kind : "tag:" + kind + ":" + tag)
                .map(found -> found.map(Response::toLong).orElse(0L));
    }

    @Override
    public Future<List<Long>> commit(Commit commit) {
        Pack args = new Pack().array(2).array(commit.writes().size());
        for (Write write : commit.writes()) {
            args.array(5)
                    .text(write.kind())
                    .text(write.id())
                    .number(write.expected())
                    .text(write.tag())
                    .text(write.body());
        }
        args.array(commit.appends().size());
        for (Append append : commit.appends()) {
            args.array(4)
                    .text(append.journal())
                    .number(append.expectedLast())
                    .text(append.key())
                    .text(append.body());
        }
        int rows = commit.writes().size() + commit.appends().size();
        return caller.run(Link.Kind.NEW, COMMIT, Keys.LEDGER, new Caller.Args(args, rows), RedisLedger::committed);
    }

    private static List<Long> committed(Unpack answer) {
        answer.array();
        if (answer.nothing()) {
            throw new Conflict(answer.text());
        }
        answer.yes();
        List<Long> numbers = new ArrayList<>();
        for (int left = answer.array(); left > 0; left--) {
            numbers.add(answer.number());
        }
        return numbers;
    }

    @Override
    public Future<List<Entry>> read(String journal, long after, int limit) {
        Pack args =
                new Pack().array(4).text(journal).number(after).number(limit).nothing();
        return entries(args);
    }

    @Override
    public Future<Optional<Entry>> last(String journal) {
        // -1: only the last one.
        Pack args = new Pack().array(4).text(journal).number(-1).number(1).nothing();
        return entries(args).map(found -> found.stream().findFirst());
    }

    @Override
    public Future<Optional<Entry>> find(String journal, String key) {
        Pack args = new Pack().array(4).text(journal).number(0).number(1).text(key);
        return entries(args).map(found -> found.stream().findFirst());
    }

    private Future<List<Entry>> entries(Pack args) {
        return caller.run(Link.Kind.NEW, READ, Keys.LEDGER, new Caller.Args(args, 1), answer -> {
            List<Entry> entries = new ArrayList<>();
            for (int left = answer.array(); left > 0; left--) {
                answer.array();
                long number = answer.number();
                Unpack entry = new Unpack(answer.bytes());
                entry.array();
                entries.add(new Entry(number, entry.textOrNull(), entry.text()));
            }
            return entries;
        });
    }

    private Future<Optional<Response>> ask(Command command, String key, String... more) {
        Object[] words = new Object[1 + more.length];
        words[0] = Keys.LEDGER + ':' + key;
        System.arraycopy(more, 0, words, 1, more.length);
        return caller.link().send(Link.Kind.NEW, Job.Call.of(command, words)).map(Optional::ofNullable);
    }

    private static Document document(String kind, String id, Unpack stored) {
        stored.array();
        return new Document(kind, id, stored.number(), stored.text(), stored.text());
    }
}
