-- args: documents {kind, id, version, tag, body}, entries {journal, number, key or false, body}.
for _, one in ipairs(args[1]) do
  local kind, id, version, tag, body = unpack(one)
  redis.call('HSET', base .. 'doc:' .. kind, id, cmsgpack.pack({ version, tag, body }))
  redis.call('ZADD', base .. 'ids:' .. kind, 0, id)
  redis.call('ZADD', base .. 'tag:' .. kind .. ':' .. tag, 0, id)
end
for _, one in ipairs(args[2]) do
  local journal, number, key, body = unpack(one)
  redis.call('HSET', base .. 'journal:' .. journal, number, cmsgpack.pack({ key, body }))
  if key then
    redis.call('HSET', base .. 'keys:' .. journal, key, number)
  end
end
redis.call('INCR', base .. 'changes')
return answer(1)
