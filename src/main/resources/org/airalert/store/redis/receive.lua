-- args: now, receipts as in receipts.lua. Answers 1 for each that matched, 0 for the others.
local now, receipts = unpack(args)
local ids = {}
for _, receipt in ipairs(receipts) do
  ids[#ids + 1] = receipt[1] or nil
end
load(ids)

local function find(receipt)
  local e = receipt[1] and records[receipt[1]]
  if not e and receipt[2] then
    local id = redis.call('HGET', base .. 'provider', receipt[2])
    e = id and get(id)
  end
  -- One that was never sent cannot be reported.
  return e and e.m[N] > 0 and e
end

local function keep(receipt)
  local kept = redis.call('HGET', base .. 'early', receipt[2])
  local all = kept and cmsgpack.unpack(kept) or {}
  all[#all + 1] = receipt
  redis.call('HSET', base .. 'early', receipt[2], cmsgpack.pack(all))
  redis.call('ZADD', base .. 'earlyAt', now, receipt[2])
end

local matched = {}
for i, receipt in ipairs(receipts) do
  local e = find(receipt)
  if e then
    fold(e, receipt)
  elseif receipt[2] then
    keep(receipt)
  end
  matched[i] = e and 1 or 0
end
save()
return answer(matched)
