-- Deliveries of one channel. An id is 36 hex digits: the first 10, its stretch, stand for event and channel, the next 16 for the recipient.
--   m:<stretch>       hash: rest of the id -> what changes (the fields below)
--   f:<stretch>       hash: rest of the id -> what never changes and only the program reads
--   i:<stretch>       sorted set of the rests, for order and for what else goes to the same recipient
--   a:<stretch>       hash: rest of the id and number -> an attempt before the newest
--   t:<stretch>       hash: state -> number of deliveries;  n:<alert> the same for an alert;  l:<alert> class of time to acceptance -> number
--   e:<stretch>       set of its alerts
--   due:<priority>    sorted set of pending ids by due time; of those being sent by the end of the claim
--   acc               sorted set of accepted ids by time;  exp: of stretch|notAfter by notAfter
--   provider          hash: the receiver's own id -> id;  early, earlyAt: receipts for unknown ones
--   free              time from which on the next may go by the channel's pace, in microseconds
--   pending           number of pending deliveries
-- Changes are made to records in memory; save() writes them and works out from what a record was and is which index follows.
local S, N, DUE, WHY, PID, ACC, DEL, CON, END, BEHIND = 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
local START, STOP, AWHY, ANSWER, DETAIL, NODE, TARGETED, ARRIVED, MISSED = 11, 12, 13, 14, 15, 16, 17, 18, 19
local ALERT, SEQ, PRIO, PLANNED, USELESS = 20, 21, 22, 23, 24
local PENDING = { QUEUED = true, SENDING = true, RETRYING = true }

local records, touched, added = {}, {}, {}

local function stretchOf(id)
  return string.sub(id, 1, 10)
end

local function restOf(id)
  return string.sub(id, 11)
end

local function recipientOf(id)
  return string.sub(id, 11, 26)
end

local function indexed(m)
  return PENDING[m[S]] and not m[BEHIND] and m[DUE]
end

local function remember(e)
  local m = e.m
  e.state, e.due, e.accepted = m[S], indexed(m), m[S] == 'ACCEPTED' and m[ACC]
  e.hadAccepted = m[ACC]
end

-- Reads all that are not read yet, a stretch at a time.
local function load(ids)
  local rests, order = {}, {}
  for _, id in ipairs(ids) do
    if records[id] == nil then
      records[id] = false
      local stretch = stretchOf(id)
      if not rests[stretch] then
        rests[stretch] = {}
        order[#order + 1] = stretch
      end
      local these = rests[stretch]
      these[#these + 1] = restOf(id)
    end
  end
  for _, stretch in ipairs(order) do
    local these = rests[stretch]
    for from = 1, #these, MOST do
      local found = redis.call('HMGET', base .. 'm:' .. stretch, unpack(these, from, math.min(from + MOST - 1, #these)))
      for i, raw in ipairs(found) do
        if raw then
          local id = stretch .. these[from + i - 1]
          local e = { id = id, m = cmsgpack.unpack(raw) }
          remember(e)
          records[id] = e
        end
      end
    end
  end
end

-- false when there is none
local function get(id)
  if records[id] == nil then
    load({ id })
  end
  return records[id]
end

local function touch(e)
  if not e.touched then
    e.touched = true
    touched[#touched + 1] = e
  end
end

local function add(e, fixed)
  e.fixed = fixed
  e.state, e.due, e.accepted, e.hadAccepted = false, false, false, false
  records[e.id] = e
  local place = string.sub(e.id, 1, 26)
  added[place] = added[place] or {}
  table.insert(added[place], e.id)
  touch(e)
end

-- All deliveries of the same event, channel and recipient, this one among them.
local function placeOf(id)
  local stretch, recipient = stretchOf(id), recipientOf(id)
  local ids = redis.call('ZRANGE', base .. 'i:' .. stretch, '[' .. recipient, '(' .. recipient .. 'g', 'BYLEX')
  for i, rest in ipairs(ids) do
    ids[i] = stretch .. rest
  end
  load(ids)
  local found = {}
  for i, other in ipairs(ids) do
    found[i] = records[other]
  end
  for _, other in ipairs(added[stretch .. recipient] or {}) do
    if not records[other].saved then
      found[#found + 1] = records[other]
    end
  end
  return found
end

-- Lets go of what waits behind the attempt, unless another older one of the same place is being sent still. A report or a confirmation may
-- settle a delivery while it is claimed: by that claim it may still be sent, and what is newer waits for the claim's end.
local function attemptEnded(e, notBefore)
  if not e.m[END] then
    return
  end
  local place = placeOf(e.id)
  for _, waiting in ipairs(place) do
    if waiting.m[BEHIND] == e.id then
      touch(waiting)
      waiting.m[BEHIND] = false
      waiting.m[DUE] = math.max(waiting.m[PLANNED], notBefore)
      for _, other in ipairs(place) do
        if other.m[S] == 'SENDING' and other.m[SEQ] < waiting.m[SEQ] then
          waiting.m[BEHIND] = other.id
        end
      end
    end
  end
end

-- The claim of a delivery that was settled meanwhile has ended: newer ones have waited for it.
local function claimEnded(e)
  for _, waiting in ipairs(placeOf(e.id)) do
    local m = waiting.m
    if m[S] == 'QUEUED' and m[N] == 0 and m[DUE] == e.m[DUE] and m[SEQ] > e.m[SEQ] then
      touch(waiting)
      m[DUE] = m[PLANNED]
    end
  end
end

local function become(e, state, why, notBefore)
  local before = e.m[S]
  touch(e)
  e.m[S], e.m[WHY] = state, why
  if not PENDING[state] then
    e.m[BEHIND] = false
  end
  if before == 'SENDING' and state ~= 'SENDING' then
    attemptEnded(e, notBefore or 0)
  end
end

local function whyEnded(state)
  return state == 'CANCELLED' and 'CANCELLED' or 'SUPERSEDED'
end

-- The newest attempt stands in the record itself: most deliveries have only one.
local function attempt(m, why)
  return { m[N], m[START], m[STOP], m[ANSWER] or '', m[AWHY] or why, m[DETAIL] or '', m[NODE] or '' }
end

local function keepOlder(id, number, kept)
  redis.call('HSET', base .. 'a:' .. stretchOf(id), restOf(id) .. ':' .. number, cmsgpack.pack(kept))
end

-- As LatencyScale.bucket.
local function timeClass(millis)
  if millis < 32 then
    return math.max(0, millis)
  end
  local _, exponent = math.frexp(millis)
  local shift = exponent - 6
  return shift * 32 + math.floor(millis / 2 ^ shift)
end

local function count(counts, key, field, number)
  counts[key] = counts[key] or {}
  counts[key][field] = (counts[key][field] or 0) + number
end

local function words(lists, key)
  local list = lists[key]
  if not list then
    list = {}
    lists[key] = list
  end
  return list
end

local function writeAll(command, lists, step)
  for key, list in pairs(lists) do
    many(command, base .. key, list, step)
  end
end

local function save()
  local sets, puts, drops, counts = {}, {}, {}, {}
  local pending = 0
  for _, e in ipairs(touched) do
    local m, id = e.m, e.id
    local stretch, rest = stretchOf(id), restOf(id)
    local list = words(sets, 'm:' .. stretch)
    list[#list + 1] = rest
    e.packed = cmsgpack.pack(m)
    list[#list + 1] = e.packed
    if e.fixed then
      list = words(sets, 'f:' .. stretch)
      list[#list + 1] = rest
      list[#list + 1] = e.fixed
      list = words(puts, 'i:' .. stretch)
      list[#list + 1] = 0
      list[#list + 1] = rest
      e.fixed, e.saved = nil, true
    end
    local due = indexed(m)
    if due ~= e.due then
      if due then
        list = words(puts, 'due:' .. m[PRIO])
        list[#list + 1] = due
        list[#list + 1] = id
      elseif e.due then
        list = words(drops, 'due:' .. m[PRIO])
        list[#list + 1] = id
      end
    end
    local accepted = m[S] == 'ACCEPTED' and m[ACC]
    if accepted ~= e.accepted then
      list = words(accepted and puts or drops, 'acc')
      if accepted then
        list[#list + 1] = accepted
      end
      list[#list + 1] = id
    end
    if m[S] ~= e.state then
      if e.state then
        count(counts, 't:' .. stretch, e.state, -1)
        count(counts, 'n:' .. m[ALERT], e.state, -1)
      end
      count(counts, 't:' .. stretch, m[S], 1)
      count(counts, 'n:' .. m[ALERT], m[S], 1)
      pending = pending + (PENDING[m[S]] and 1 or 0) - (PENDING[e.state] and 1 or 0)
    end
    if m[ACC] and not e.hadAccepted then
      count(counts, 'l:' .. m[ALERT], timeClass(m[ACC] - m[PLANNED]), 1)
    end
    remember(e)
    e.touched = false
  end
  touched = {}
  writeAll('HSET', sets, 2)
  writeAll('ZADD', puts, 2)
  writeAll('ZREM', drops, 1)
  for key, fields in pairs(counts) do
    for field, number in pairs(fields) do
      if number ~= 0 then
        redis.call('HINCRBY', base .. key, field, number)
      end
    end
  end
  if pending ~= 0 then
    redis.call('INCRBY', base .. 'pending', pending)
  end
end

-- What the program reads of each: {id, m, f}.
local function whole(list)
  local found, rests, places = {}, {}, {}
  for i, e in ipairs(list) do
    local stretch = stretchOf(e.id)
    local these, where = words(rests, stretch), words(places, stretch)
    these[#these + 1] = restOf(e.id)
    where[#where + 1] = i
    found[i] = { e.id, e.packed or cmsgpack.pack(e.m) }
  end
  for stretch, these in pairs(rests) do
    for from = 1, #these, MOST do
      local fixed = redis.call('HMGET', base .. 'f:' .. stretch, unpack(these, from, math.min(from + MOST - 1, #these)))
      for i, one in ipairs(fixed) do
        found[places[stretch][from + i - 1]][3] = one
      end
    end
  end
  return found
end

-- A sweep after its notAfter looks at the stretch.
local function expires(m, id)
  redis.call('ZADD', base .. 'exp', m[USELESS], stretchOf(id) .. '|' .. string.format('%d', m[USELESS]))
end
