-- Every key of a script begins with KEYS[1], which carries the hash tag. ARGV[1] names this call, so that a repeat after a lost connection
-- finds the answer of the first run; empty for reading.
local base = KEYS[1] .. ':'
local call = ARGV[1]
local args = cmsgpack.unpack(ARGV[2])
local CALL_KEPT_MILLIS = 60000

if call ~= '' then
  local kept = redis.call('GET', base .. 'call:' .. call)
  if kept then
    return kept
  end
end

local function answer(value)
  local packed = cmsgpack.pack(value)
  if call ~= '' then
    redis.call('SET', base .. 'call:' .. call, packed, 'PX', CALL_KEPT_MILLIS)
  end
  return packed
end

-- Lua can put only so many values on its stack.
local MOST = 1000

-- Calls a command with one key and any number of further words.
local function many(command, key, words, step)
  local piece = MOST - MOST % step
  for from = 1, #words, piece do
    redis.call(command, key, unpack(words, from, math.min(from + piece - 1, #words)))
  end
end
