package org.rocketrewards.admin;

import com.vaadin.cdi.annotation.VaadinServiceEnabled;
import com.vaadin.cdi.annotation.VaadinServiceScoped;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.VaadinRequest;
import java.text.MessageFormat;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * The texts of the interface, from {@code vaadin-i18n/translations*.properties}. English is the file without a
 * language and the answer to every language that there is no file for, whatever the server's own language is.
 */
@VaadinServiceEnabled
@VaadinServiceScoped
public class Texts implements I18NProvider {
    /** Languages that there are texts for; the first is the default. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    private static final long serialVersionUID = 1L;
    private static final String FILES = "vaadin-i18n.translations";

    /** The first language that the reader wants and there are texts for. */
    public static Locale language(VaadinRequest request) {
        return Collections.list(request.getLocales()).stream()
                .flatMap(wanted ->
                        LANGUAGES.stream().filter(known -> known.getLanguage().equals(wanted.getLanguage())))
                .findFirst()
                .orElse(LANGUAGES.get(0));
    }

    @Override
    public List<Locale> getProvidedLocales() {
        return LANGUAGES;
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... parameters) {
        String text;
        try {
            text = ResourceBundle.getBundle(
                            FILES,
                            locale,
                            Texts.class.getClassLoader(),
                            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                    .getString(key);
        } catch (MissingResourceException e) {
            return "!" + key + "!";
        }
        return parameters.length == 0 ? text : new MessageFormat(text, locale).format(parameters);
    }
}
