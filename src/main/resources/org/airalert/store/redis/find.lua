-- args: id. Answers {} or {m, f, attempts before the newest}.
local id = args[1]
local stretch, rest = stretchOf(id), restOf(id)
local m = redis.call('HGET', base .. 'm:' .. stretch, rest)
if not m then
  return answer({})
end
local older = {}
for number = 1, cmsgpack.unpack(m)[N] do
  older[#older + 1] = redis.call('HGET', base .. 'a:' .. stretch, rest .. ':' .. number) or nil
end
return answer({ m, redis.call('HGET', base .. 'f:' .. stretch, rest), older })
