-- What receipts do to a delivery: as Folding, whose table of moves the program writes before this.
local function move(e, state, why, at)
  if CAN[e.m[S]][state] then
    e.m[ACC] = e.m[ACC] or at
    become(e, state, why, e.m[DUE])
  end
end

-- receipt: {id, provider id, state, at, reason, targeted or false, arrived, missed, received}
local function fold(e, receipt)
  local state, at, targeted = receipt[3], receipt[4], receipt[6]
  touch(e)
  if state == 'DELIVERED' then
    move(e, 'DELIVERED', false, at)
    e.m[DEL] = e.m[DEL] or at
  elseif state == 'FAILED' then
    move(e, 'FAILED', 'REPORTED_FAILED', at)
  else
    move(e, 'ACCEPTED', false, at)
  end
  if targeted then
    -- Numbers of a broadcast only grow, so the larger one is the newer one in whatever order they come.
    e.m[TARGETED] = math.max(e.m[TARGETED] or 0, targeted)
    e.m[ARRIVED] = math.max(e.m[ARRIVED] or 0, receipt[7])
    e.m[MISSED] = math.max(e.m[MISSED] or 0, receipt[8])
  end
end
