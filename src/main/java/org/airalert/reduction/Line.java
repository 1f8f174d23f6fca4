package org.airalert.reduction;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;

/**
 * One production line, site or fleet of a list.
 *
 * @param row where it stands in its file, 1-based
 * @param name the production line, working step or machine (plan, 4.2.1-3: 落实到具体生产线、生产环节、生产设施)
 * @param measures what is done at each level, each whole in itself; empty where nothing is asked for
 * @param emission usual emission, kg a day
 * @param reduction what each level saves, kg a day
 */
public record Line(
        int row,
        Source source,
        Enterprise enterprise,
        String name,
        Map<Response, String> measures,
        Map<Pollutant, BigDecimal> emission,
        Map<Response, Map<Pollutant, BigDecimal>> reduction) {
    public Line {
        measures = new EnumMap<>(measures);
        emission = new EnumMap<>(emission);
        reduction = new EnumMap<>(reduction);
    }

    /**
     * Who answers for it.
     *
     * @param county code of the area
     * @param grade of performance, as the list words it
     * @param details optional columns by name: legalPerson, legalPhone, inspector, inspectorPhone, address, http, mail
     */
    public record Enterprise(
            String name,
            String creditCode,
            String county,
            String sector,
            String grade,
            String person,
            String phone,
            Map<String, String> details) {
        public Enterprise {
            details = Map.copyOf(details);
        }

        /** Sites of one builder share its code: the name tells them apart. */
        public String key() {
            return creditCode + "/" + name;
        }
    }

    /** The response levels with the share that each must save (plan, 4.2.1-1), in percent. */
    public enum Response {
        III(10),
        II(20),
        I(30);

        private final int percent;

        Response(int percent) {
            this.percent = percent;
        }

        public int percent() {
            return percent;
        }
    }
}
