-- args: what, stretch, rest after which to begin (empty: from the start), how many to look at, and more by what. Answers {changed, last rest or
-- false when that was the end}.
local what, stretch, cursor, number = args[1], args[2], args[3], args[4]
local rests = redis.call('ZRANGE', base .. 'i:' .. stretch, cursor == '' and '-' or '(' .. cursor, '+', 'BYLEX', 'LIMIT', 0, number)
local ids = {}
for i, rest in ipairs(rests) do
  ids[i] = stretch .. rest
end
load(ids)
local changed = 0

-- 5: alert, 6: the end
local function withdraw(e)
  if e.m[ALERT] == args[5] and PENDING[e.m[S]] then
    if e.m[S] == 'SENDING' then
      touch(e)
      e.m[END] = args[6]
    else
      become(e, args[6], whyEnded(args[6]))
      changed = changed + 1
    end
  end
end

-- 5: now
local function expire(e)
  if e.m[USELESS] <= args[5] and (e.m[S] == 'QUEUED' or e.m[S] == 'RETRYING') then
    become(e, 'EXPIRED', 'EXPIRED')
    changed = changed + 1
  end
end

for _, id in ipairs(ids) do
  local e = records[id]
  if e then
    (what == 'withdraw' and withdraw or expire)(e)
  end
end
save()
local last = #rests == number and rests[#rests]
-- 6 and 7 of an expiry: the group, and the score that this sweep gave it; a plan made meanwhile sets it back, and it is looked at again.
if what == 'expire' and not last and tonumber(redis.call('ZSCORE', base .. 'exp', args[6])) == args[7] then
  redis.call('ZREM', base .. 'exp', args[6])
end
return answer({ changed, last })
