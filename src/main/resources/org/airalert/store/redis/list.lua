-- args: stretch, lowest, highest rest, how many to look at, how many to give, alert or false, state or false.
-- Answers {{id, m, f} ..., last rest looked at or false when that was the end}.
local stretch, lowest, highest, number, most, alert, state = unpack(args)
local rests = redis.call('ZRANGE', base .. 'i:' .. stretch, lowest, highest, 'BYLEX', 'LIMIT', 0, number)
local ids = {}
for i, rest in ipairs(rests) do
  ids[i] = stretch .. rest
end
load(ids)
local found, last = {}, false
for i, id in ipairs(ids) do
  local e = records[id]
  last = rests[i]
  if e and (not alert or e.m[ALERT] == alert) and (not state or e.m[S] == state) then
    found[#found + 1] = e
    if #found == most then
      break
    end
  end
end
if #rests < number and last == rests[#rests] then
  last = false
end
return answer({ whole(found), last })
