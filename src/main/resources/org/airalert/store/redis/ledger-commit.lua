-- args: writes {kind, id, expected, tag, body or false}, appends {journal, expectedLast, key or false, body}.
-- Everything is checked on a picture of what is touched; only then is anything written.
local ANY = -1
local docs, order = {}, {}
local journals, names = {}, {}

local function doc(kind, id)
  local name = kind .. '\n' .. id
  local found = docs[name]
  if not found then
    found = { kind = kind, id = id, version = 0 }
    local raw = redis.call('HGET', base .. 'doc:' .. kind, id)
    if raw then
      local old = cmsgpack.unpack(raw)
      found.version, found.tag, found.body = old[1], old[2], old[3]
      found.oldTag = old[2]
    end
    docs[name] = found
    order[#order + 1] = found
  end
  return found
end

local function journal(name)
  local found = journals[name]
  if not found then
    found = { last = redis.call('HLEN', base .. 'journal:' .. name), keys = {}, entries = {}, newKeys = {} }
    journals[name] = found
    names[#names + 1] = name
  end
  return found
end

for _, write in ipairs(args[1]) do
  local kind, id, expected, tag, body = unpack(write)
  local now = doc(kind, id)
  if expected ~= ANY and expected ~= now.version then
    return cmsgpack.pack({ false, kind .. ' ' .. id .. ': version ' .. now.version .. ' (expected: ' .. expected .. ')' })
  end
  if body then
    now.version, now.tag, now.body = now.version + 1, tag, body
  else
    now.version, now.tag, now.body = 0, nil, nil
  end
end

local numbers = {}
for _, append in ipairs(args[2]) do
  local name, expected, key, body = unpack(append)
  local now = journal(name)
  local earlier = key and (now.keys[key] or tonumber(redis.call('HGET', base .. 'keys:' .. name, key) or nil))
  if earlier then
    numbers[#numbers + 1] = earlier
  else
    if expected ~= ANY and expected ~= now.last then
      return cmsgpack.pack({ false, 'journal ' .. name .. ': last entry ' .. now.last .. ' (expected: ' .. expected .. ')' })
    end
    now.last = now.last + 1
    now.entries[#now.entries + 1] = now.last
    now.entries[#now.entries + 1] = cmsgpack.pack({ key, body })
    if key then
      now.keys[key] = now.last
      now.newKeys[#now.newKeys + 1] = key
      now.newKeys[#now.newKeys + 1] = now.last
    end
    numbers[#numbers + 1] = now.last
  end
end

for _, now in ipairs(order) do
  local all = base .. 'ids:' .. now.kind
  if now.oldTag and now.oldTag ~= now.tag then
    redis.call('ZREM', base .. 'tag:' .. now.kind .. ':' .. now.oldTag, now.id)
  end
  if now.version > 0 then
    redis.call('HSET', base .. 'doc:' .. now.kind, now.id, cmsgpack.pack({ now.version, now.tag, now.body }))
    if not now.oldTag then
      redis.call('ZADD', all, 0, now.id)
    end
    if now.oldTag ~= now.tag then
      redis.call('ZADD', base .. 'tag:' .. now.kind .. ':' .. now.tag, 0, now.id)
    end
  elseif now.oldTag then
    redis.call('HDEL', base .. 'doc:' .. now.kind, now.id)
    redis.call('ZREM', all, now.id)
  end
end
for _, name in ipairs(names) do
  many('HSET', base .. 'journal:' .. name, journals[name].entries, 2)
  many('HSET', base .. 'keys:' .. name, journals[name].newKeys, 2)
end
if #order + #names > 0 then
  -- Other nodes look whether anything changed.
  redis.call('INCR', base .. 'changes')
end
return answer({ true, numbers })
