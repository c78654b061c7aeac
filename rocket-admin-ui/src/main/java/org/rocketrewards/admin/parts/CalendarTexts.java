package org.rocketrewards.admin.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The words of a calendar in the language of the reader. */
public final class CalendarTexts {
    private static final int DAYS = 7;

    private CalendarTexts() {}

    /** Gives a field for a day its words. */
    public static void tell(Component reader, DatePicker... fields) {
        Stream.of(fields).forEach(field -> field.setI18n(of(reader)));
    }

    /** Gives a field for a moment its words. */
    public static void tell(Component reader, DateTimePicker... fields) {
        Stream.of(fields).forEach(field -> field.setDatePickerI18n(of(reader)));
    }

    private static DatePicker.DatePickerI18n of(Component reader) {
        UI ui = UI.getCurrent();
        Locale locale = ui == null ? Locale.ENGLISH : ui.getLocale();
        // a week's names begin with Sunday here, whatever day it begins with
        List<DayOfWeek> days = IntStream.range(0, DAYS)
                .mapToObj(day -> DayOfWeek.SUNDAY.plus(day))
                .toList();
        return new DatePicker.DatePickerI18n()
                .setMonthNames(Stream.of(Month.values())
                        .map(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, locale))
                        .toList())
                .setWeekdays(days.stream()
                        .map(day -> day.getDisplayName(TextStyle.FULL_STANDALONE, locale))
                        .toList())
                .setWeekdaysShort(days.stream()
                        .map(day -> day.getDisplayName(TextStyle.SHORT_STANDALONE, locale))
                        .toList())
                .setFirstDayOfWeek(WeekFields.of(locale).getFirstDayOfWeek().getValue() % DAYS)
                .setToday(reader.getTranslation("calendar.today"))
                .setCancel(reader.getTranslation("calendar.cancel"));
    }
}
