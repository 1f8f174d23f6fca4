package org.airalert.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.airalert.clause.Clause;

/**
 * How many of an audience can be reached by a person (plan, 6.3: 24小时联络畅通), as far as the directory tells.
 *
 * @param without those who have no contact with a telephone number or a mail address
 */
@Clause("P6.3")
public record Coverage(Audience audience, int recipients, List<Recipient> without) {
    /** Seven digits at least: the shortest number that can be dialled from outside. */
    private static final Pattern PHONE = Pattern.compile("\\D*(\\d\\D*){7,}");

    public Coverage {
        without = List.copyOf(without);
    }

    /** One for each audience that has recipients, in the order of {@link Audience}. */
    public static List<Coverage> of(Collection<Recipient> recipients) {
        Map<Audience, List<Recipient>> byAudience = new EnumMap<>(Audience.class);
        recipients.forEach(one -> byAudience
                .computeIfAbsent(one.audience(), none -> new ArrayList<>())
                .add(one));
        List<Coverage> all = new ArrayList<>();
        byAudience.forEach((audience, some) -> all.add(new Coverage(
                audience,
                some.size(),
                some.stream()
                        .filter(one -> one.contacts().stream().noneMatch(Coverage::isUsable))
                        .toList())));
        return all;
    }

    /** Whether somebody could be reached by it. */
    public static boolean isUsable(Contact contact) {
        return PHONE.matcher(contact.phone()).matches() || contact.email().indexOf('@') > 0;
    }
}
