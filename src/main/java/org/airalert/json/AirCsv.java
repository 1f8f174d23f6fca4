package org.airalert.json;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.airalert.airquality.CityHours;
import org.airalert.airquality.Concentrations;
import org.airalert.airquality.Finding;
import org.airalert.airquality.IndexEditions;
import org.airalert.airquality.Observation;
import org.airalert.airquality.StationHour;
import org.jspecify.annotations.Nullable;

/**
 * Reads hourly series of one area from CSV files with the header {@code time,city,code,aqi,pm25,pm10,so2,no2,co,o3}: UTF-8, times with
 * offset, concentrations in ug/m3 (CO in mg/m3). An empty cell is a missing value; an hour without {@code aqi} gets the index of its
 * concentrations. A file with a column {@code site} holds station rows: they are checked, and the city's hours are made of them.
 */
public final class AirCsv {
    private final ZoneId zone;
    private final List<BadInput.Fault> faults = new ArrayList<>();
    private final List<HourReader.Hour> hours = new ArrayList<>();
    private final List<StationHour> stations = new ArrayList<>();
    private String area = "";

    private AirCsv(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * A series of one area.
     *
     * @param area its code
     * @param hours in the order of the files and their rows; those made of station rows last, in order of time
     * @param findings what was wrong in station rows, and left out
     */
    public record Series(String area, List<Observation> hours, List<Finding> findings) {
        public Series {
            hours = List.copyOf(hours);
            findings = List.copyOf(findings);
        }
    }

    /**
     * The same, before anything is made of station rows.
     *
     * @param hours of the area itself, with their concentrations where they have any
     */
    public record Rows(String area, List<HourReader.Hour> hours, List<StationHour> stations) {
        public Rows {
            hours = List.copyOf(hours);
            stations = List.copyOf(stations);
        }
    }

    /**
     * Reads one text as rows.
     *
     * @param source its name, for faults
     * @throws BadInput naming every fault by source and line
     */
    public static Rows rows(String source, String text, ZoneId zone) {
        AirCsv reader = new AirCsv(zone);
        reader.faults.addAll(CsvRow.read(source, text, reader::addRow));
        if (reader.hours.isEmpty() && reader.stations.isEmpty() && reader.faults.isEmpty()) {
            reader.faults.add(new BadInput.Fault(source, "", "no rows"));
        }
        if (!reader.faults.isEmpty()) {
            throw new BadInput(reader.faults);
        }
        return new Rows(reader.area, reader.hours, reader.stations);
    }

    /**
     * Reads all files as one series.
     *
     * @param zone in which the data's date is told, which decides the edition of the index
     * @throws BadInput naming every fault by file and line
     */
    public static Series read(List<Path> files, ZoneId zone) {
        AirCsv reader = new AirCsv(zone);
        files.forEach(reader::add);
        return reader.series(String.valueOf(files.get(0)));
    }

    private Series series(String source) {
        CityHours city = CityHours.of(stations, IndexEditions.standard(), zone);
        List<Observation> all = new ArrayList<>();
        hours.forEach(hour -> all.add(hour.observation()));
        city.hours().forEach(hour -> all.add(hour.observation()));
        if (all.isEmpty() && faults.isEmpty()) {
            faults.add(new BadInput.Fault(source, "", "no rows"));
        }
        if (!faults.isEmpty()) {
            throw new BadInput(faults);
        }
        return new Series(area, all, city.findings());
    }

    private void add(Path file) {
        try (var in = Files.newBufferedReader(file)) {
            faults.addAll(CsvRow.read(file.toString(), in, this::addRow));
        } catch (NoSuchFileException e) {
            faults.add(new BadInput.Fault(file.toString(), "", "no such file"));
        } catch (CharacterCodingException e) {
            faults.add(new BadInput.Fault(file.toString(), "", "not UTF-8"));
        } catch (IOException e) {
            faults.add(new BadInput.Fault(file.toString(), "", "cannot be read: " + e.getMessage()));
        }
    }

    private void addRow(CsvRow row) {
        String code = row.text("code");
        if (code != null) {
            if (!area.isEmpty() && !area.equals(code)) {
                row.fault("code " + code + " (expected one area, " + area + ")");
            }
            area = code;
        }
        Instant time = row.time("time");
        Concentrations values = row.concentrations();
        Integer aqi = row.wholeNumber("aqi");
        if (time == null) {
            return;
        }
        try {
            String site = row.text("site");
            if (site != null) {
                stations.add(new StationHour(site, time, values));
            } else {
                Observation hour = new Observation(time, aqi == null ? index(time, values) : aqi, false);
                hours.add(new HourReader.Hour(hour, values));
            }
        } catch (IllegalArgumentException e) {
            row.fault(String.valueOf(e.getMessage()));
        }
    }

    private @Nullable Integer index(Instant time, Concentrations values) {
        if (values.isEmpty()) {
            return null;
        }
        OptionalInt aqi = IndexEditions.standard().at(time, zone).hourly(values).aqi();
        return aqi.isPresent() ? aqi.getAsInt() : null;
    }
}
