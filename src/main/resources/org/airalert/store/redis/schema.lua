-- args: newest version. Answers the version that is there now.
local version = tonumber(redis.call('GET', base .. 'schema') or 0)
if version > args[1] then
  return cmsgpack.pack(version)
end
-- Version 1 is the first: there is nothing older to bring forward.
if version < args[1] then
  redis.call('SET', base .. 'schema', args[1])
end
return answer(args[1])
