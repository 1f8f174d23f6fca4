-- args: for each {id, m, fixed, attempts before the newest {number, packed} ...}.
for _, one in ipairs(args) do
  local id, m = one[1], cmsgpack.unpack(one[2])
  add({ id = id, m = m }, one[3])
  for _, older in ipairs(one[4]) do
    redis.call('HSET', base .. 'a:' .. stretchOf(id), restOf(id) .. ':' .. older[1], older[2])
  end
  redis.call('SADD', base .. 'e:' .. stretchOf(id), m[ALERT])
  if m[PID] then
    redis.call('HSET', base .. 'provider', m[PID], id)
  end
  if PENDING[m[S]] then
    expires(m, id)
  end
end
save()
return answer(1)
