-- args: node, limit, now, end of the claim, priorities, microseconds between two messages of all nodes or false. Answers {id, m, f} for each, in the order of claiming.
-- What does not go out (expired, overtaken) is put aside in a claim, but only so many times its limit: others wait.
local node, limit, now, leaseEnd, priorities, pace = unpack(args)
local looks = 4
local taken = {}

-- Only the ids are kept for a repeat: the whole answer of every claim would fill the memory.
local kept = redis.call('GET', base .. 'claimed:' .. call)
if kept then
  looks = 0
  for _, id in ipairs(cmsgpack.unpack(kept)) do
    local e = get(id)
    if e and e.m[S] == 'SENDING' and e.m[NODE] == node and e.m[DUE] == leaseEnd then
      taken[#taken + 1] = e
    end
  end
end

-- The channel's pace, kept by all nodes together: the time from which on the next may go, behind the clock by a second's worth at most.
local SECOND = 1000000
local free = 0
if pace and not kept then
  local at = now * 1000
  local behind = at - math.max(SECOND, pace)
  free = math.max(behind, math.min(at, tonumber(redis.call('GET', base .. 'free') or 0)))
  limit = math.min(limit, math.floor((at - free) / pace))
end

local function keepAttempt(e, lost)
  local m = e.m
  touch(e)
  keepOlder(e.id, m[N], attempt(m, lost and 'NODE_LOST'))
  m[START], m[STOP], m[AWHY], m[ANSWER], m[DETAIL], m[NODE] = false, false, false, false, false, false
end

local function isPutAside(e)
  local m = e.m
  local lost = m[S] == 'SENDING'
  if lost or m[STOP] then
    keepAttempt(e, lost)
  end
  if lost and m[ACC] then
    m[DUE] = now
    become(e, 'ACCEPTED', false)
  elseif lost and m[END] then
    become(e, m[END], whyEnded(m[END]))
  elseif m[USELESS] <= now then
    become(e, 'EXPIRED', 'EXPIRED')
  else
    return false
  end
  return true
end

for _, priority in ipairs(priorities) do
  local more = true
  while more and #taken < limit and looks > 0 do
    local wanted = math.min(limit - #taken, MOST)
    local ids = redis.call('ZRANGE', base .. 'due:' .. priority, '-inf', now, 'BYSCORE', 'LIMIT', 0, wanted)
    load(ids)
    local before = #taken
    for _, id in ipairs(ids) do
      local e = records[id]
      -- Another of the same look may have ended it.
      if e and indexed(e.m) and not isPutAside(e) then
        local m = e.m
        touch(e)
        m[S], m[N], m[DUE], m[START], m[NODE] = 'SENDING', m[N] + 1, leaseEnd, now, node
        taken[#taken + 1] = e
      end
    end
    save()
    more = #ids == wanted
    if #taken - before < #ids then
      looks = looks - 1
    end
  end
end

if pace and not kept and #taken > 0 then
  redis.call('SET', base .. 'free', string.format('%d', free + #taken * pace))
end

local ids = {}
for i, e in ipairs(taken) do
  ids[i] = e.id
end
if #ids > 0 then
  redis.call('SET', base .. 'claimed:' .. call, cmsgpack.pack(ids), 'PX', CALL_KEPT_MILLIS)
end
return cmsgpack.pack(whole(taken))
