-- args: now, receiptsSince or false, early receipts before, until when a group is this sweep's, how many at most.
-- Answers {moved, 1 when there may be more, group to walk through or false}.
local now, since, earlyBefore, mine, number = unpack(args)
local early = redis.call('ZRANGE', base .. 'earlyAt', '-inf', '(' .. earlyBefore, 'BYSCORE', 'LIMIT', 0, MOST)
many('HDEL', base .. 'early', early, 1)
many('ZREM', base .. 'earlyAt', early, 1)

local unreported = {}
if since then
  unreported = redis.call('ZRANGE', base .. 'acc', '-inf', '(' .. since, 'BYSCORE', 'LIMIT', 0, number)
  load(unreported)
  for _, id in ipairs(unreported) do
    become(records[id], 'UNCONFIRMED', 'NO_RECEIPT')
  end
  save()
end

local group = redis.call('ZRANGE', base .. 'exp', '-inf', now, 'BYSCORE', 'LIMIT', 0, 1)[1]
if group then
  redis.call('ZADD', base .. 'exp', mine, group)
end
return answer({ #unreported, #unreported == number and 1 or 0, group or false })
