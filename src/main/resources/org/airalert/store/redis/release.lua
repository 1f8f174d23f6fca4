-- args: node, due, list of {id, attempts} as claimed.
local node, due, claimed = unpack(args)
for _, one in ipairs(claimed) do
  local e = get(one[1])
  local m = e and e.m
  if e and m[S] == 'SENDING' and m[NODE] == node and m[N] == one[2] then
    m[N] = m[N] - 1
    m[DUE] = due
    m[START], m[NODE] = false, false
    if m[ACC] then
      -- An earlier attempt, believed lost, was accepted after all.
      become(e, 'ACCEPTED', false)
    elseif m[END] then
      become(e, m[END], whyEnded(m[END]))
    else
      become(e, m[N] == 0 and 'QUEUED' or 'RETRYING', m[WHY])
      expires(m, e.id)
    end
  elseif e and not PENDING[m[S]] and m[NODE] == node and m[N] == one[2] and not m[STOP] then
    touch(e)
    m[START], m[NODE] = false, false
    claimEnded(e)
  end
end
save()
return answer(1)
