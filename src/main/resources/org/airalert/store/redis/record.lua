-- args: for each {id, number, started, ended, answer, reason, detail, node, state, due, why, provider id} of attempt and verdict.
local function after(m, verdict, due, why)
  if verdict ~= 'ACCEPTED' and m[ACC] then
    -- An earlier attempt, believed lost, was accepted after all.
    return 'ACCEPTED', false
  elseif verdict == 'RETRYING' and m[END] then
    return m[END], whyEnded(m[END])
  elseif verdict == 'RETRYING' and due >= m[USELESS] then
    return 'EXPIRED', 'EXPIRED'
  end
  return verdict, why
end

local function note(m, one)
  m[START], m[STOP], m[ANSWER], m[AWHY], m[DETAIL] = one[3], one[4], one[5], one[6], one[7] ~= '' and one[7]
end

local function held(e, one)
  local m = e.m
  local state, why = after(m, one[9], one[10], one[11])
  note(m, one)
  m[DUE] = one[10]
  m[PID] = m[PID] or one[12]
  if one[9] == 'ACCEPTED' then
    m[ACC] = m[ACC] or one[4]
  end
  become(e, state, why)
  if state == 'RETRYING' then
    expires(m, e.id)
  end
end

-- The attempt is noted; an acceptance is noted too, and ends the trying when nobody is trying just now.
local function movedOn(e, one)
  local m = e.m
  touch(e)
  if m[N] == one[2] and m[NODE] == one[8] then
    -- When it is noted already, this is the same result once more.
    if not m[STOP] then
      note(m, one)
      claimEnded(e)
    end
  elseif m[N] >= one[2] then
    keepOlder(e.id, one[2], { one[2], one[3], one[4], one[5], one[6], one[7], one[8] })
  end
  if one[9] == 'ACCEPTED' then
    m[PID] = m[PID] or one[12]
    m[ACC] = m[ACC] or one[4]
    if m[S] == 'RETRYING' or m[S] == 'QUEUED' then
      become(e, 'ACCEPTED', false)
    end
  end
end

local ids = {}
for i, one in ipairs(args) do
  ids[i] = one[1]
end
load(ids)
local provided = {}
for _, one in ipairs(args) do
  local e = records[one[1]]
  if e then
    local m = e.m
    if m[S] == 'SENDING' and m[N] == one[2] and m[NODE] == one[8] then
      held(e, one)
    else
      movedOn(e, one)
    end
    if one[12] then
      provided[#provided + 1] = one[12]
      provided[#provided + 1] = e.id
    end
  end
end
-- The answer brought the receiver's own id: receipts by it match from now on, and those that came before are applied.
many('HSET', base .. 'provider', provided, 2)
if #provided > 0 and redis.call('EXISTS', base .. 'early') == 1 then
  for i = 1, #provided, 2 do
    local early = redis.call('HGET', base .. 'early', provided[i])
    if early then
      for _, receipt in ipairs(cmsgpack.unpack(early)) do
        fold(records[provided[i + 1]], receipt)
      end
      redis.call('HDEL', base .. 'early', provided[i])
      redis.call('ZREM', base .. 'earlyAt', provided[i])
    end
  end
end
save()
return answer(1)
