package org.airalert.office.duty;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.airalert.directory.Audience;
import org.airalert.directory.Recipient;

/** Who of the directory is meant by a unit's key or a county's code. */
public record People(Collection<Recipient> directory) {
    /** Members of the directory that are the unit. */
    public List<Recipient> ofUnit(String key) {
        return directory.stream()
                .filter(one -> one.audience() == Audience.UNITS
                        && key.equals(one.fields().get("unit")))
                .toList();
    }

    /** Offices of the county. */
    public List<Recipient> ofCounty(String area) {
        return directory.stream()
                .filter(one -> one.audience() == Audience.COUNTIES && one.area().equals(area))
                .toList();
    }

    /** Ids of those who answer for these. */
    Set<String> supervisors(Collection<Recipient> of) {
        Set<String> ids = new TreeSet<>();
        of.forEach(one -> one.supervisor().ifPresent(ids::add));
        return ids;
    }

    /** The unit's name; its key where the directory has nobody of it. */
    public String name(String unit) {
        Optional<Recipient> first = ofUnit(unit).stream().findFirst();
        return first.map(Recipient::name).orElse(unit);
    }
}
