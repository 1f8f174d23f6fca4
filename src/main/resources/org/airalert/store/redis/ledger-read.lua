-- args: journal, after (-1: only the last one), limit, key or false. Answers {number, entry} for each.
local name, after, limit, key = unpack(args)
local journal = base .. 'journal:' .. name
local last = redis.call('HLEN', journal)
local first = after + 1
if key then
  local number = tonumber(redis.call('HGET', base .. 'keys:' .. name, key))
  first, last = number or 1, number or 0
elseif after < 0 then
  first = math.max(1, last)
end
local found = {}
for number = first, math.min(last, first + limit - 1) do
  found[#found + 1] = { number, redis.call('HGET', journal, number) }
end
return answer(found)
