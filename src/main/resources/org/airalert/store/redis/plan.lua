-- args: for each {id, state, due, why, alert, sequence, priority, planned, notAfter, round, fixed}. Answers how many were new.
local ids, alone = {}, {}
for i, one in ipairs(args) do
  ids[i] = one[1]
end
load(ids)

-- An event's first alert can neither overtake nor be overtaken, which spares a look-up for each delivery.
for _, one in ipairs(args) do
  local stretch = stretchOf(one[1])
  local names = words(alone, stretch)
  if not names[one[5]] then
    names[one[5]] = true
    redis.call('SADD', base .. 'e:' .. stretch, one[5])
  end
end
for stretch in pairs(alone) do
  alone[stretch] = redis.call('SCARD', base .. 'e:' .. stretch) == 1
end

-- Whether a newer one is there already, and else behind which one's attempt it has to wait, or until which claim's end: one that was reported
-- or confirmed while it was claimed may still be sent by that claim.
local function overtake(id, sequence, now)
  local behind, notBefore = false, now
  local place = placeOf(id)
  for _, other in ipairs(place) do
    if other.m[SEQ] > sequence then
      return true, false, now
    end
  end
  for _, other in ipairs(place) do
    if other.m[SEQ] < sequence then
      if not PENDING[other.m[S]] then
        if other.m[START] and not other.m[STOP] then
          notBefore = math.max(notBefore, other.m[DUE])
        end
      elseif other.m[S] == 'SENDING' then
        behind = other.id
        touch(other)
        other.m[END] = other.m[END] or 'SUPERSEDED'
      else
        become(other, 'SUPERSEDED', 'SUPERSEDED')
      end
    end
  end
  return false, behind, notBefore
end

local new, groups = 0, {}
for _, one in ipairs(args) do
  local id, state, due, why, alert, sequence, priority, planned, notAfter, round, fixed = unpack(one)
  if not records[id] then
    local overtaken, behind, notBefore = false, false, due
    if not alone[stretchOf(id)] or round > 0 then
      overtaken, behind, notBefore = overtake(id, sequence, due)
    end
    if not PENDING[state] then
      behind = false
    elseif overtaken then
      state, why = 'SUPERSEDED', 'SUPERSEDED'
    else
      due = notBefore
    end
    local m = { state, 0, due, why, false, false, false, false, false, behind, false, false, false, false, false, false, false,
      false, false, alert, sequence, priority, planned, notAfter }
    add({ id = id, m = m }, fixed)
    new = new + 1
    local group = stretchOf(id) .. '|' .. notAfter
    if PENDING[state] and not groups[group] then
      groups[group] = true
      expires(m, id)
    end
  end
end
save()
return answer(new)
