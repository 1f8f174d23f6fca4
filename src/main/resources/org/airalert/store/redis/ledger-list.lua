-- args: kind, tag or false, cursor or false, limit, newestFirst. Answers {id, document} for each.
local kind, tag, cursor, limit, newestFirst = unpack(args)
local index = tag and base .. 'tag:' .. kind .. ':' .. tag or base .. 'ids:' .. kind
local ids
if newestFirst == 1 then
  ids = redis.call('ZRANGE', index, cursor and '(' .. cursor or '+', '-', 'BYLEX', 'REV', 'LIMIT', 0, limit)
else
  ids = redis.call('ZRANGE', index, cursor and '(' .. cursor or '-', '+', 'BYLEX', 'LIMIT', 0, limit)
end
local found = {}
for i, id in ipairs(ids) do
  found[i] = { id, redis.call('HGET', base .. 'doc:' .. kind, id) }
end
return answer(found)
