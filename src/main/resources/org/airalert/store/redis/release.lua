-- args: node, due, list of {id, attempts} as claimed.
local node, due, claimed = unpack(args)
for _, one in ipairs(claimed) do
  local e = get(one[1])
  if e and e.m[S] == 'SENDING' and e.m[NODE] == node and e.m[N] == one[2] then
    local m = e.m
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
  end
end
save()
return answer(1)
