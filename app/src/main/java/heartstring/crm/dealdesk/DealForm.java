package heartstring.crm.dealdesk;

import heartstring.commerce.catalogue.AmountRules;
import heartstring.crm.deals.DealLine;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Reads what people type about deals; what cannot be read is an {@link IllegalArgumentException} with a sentence. */
final class DealForm {

    private static final int MOST_LINES = 200;

    private DealForm() {}

    static String text(MultiValueMap<String, String> form, String field) {
        String value = form.getFirst(field);
        return value == null ? "" : value.strip();
    }

    static long number(MultiValueMap<String, String> form, String field) {
        String text = text(form, field);
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }

    /** Minor units of the currency; null when nothing was typed. A comma counts as the point when it is the only one. */
    static @Nullable Long money(String typed, String currency) {
        if (typed.isBlank()) {
            return null;
        }
        BigDecimal amount = decimal(typed, "“" + typed + "” is no amount of money.");
        BigDecimal minor = amount.movePointRight(AmountRules.digits(currency)).stripTrailingZeros();
        if (minor.scale() > 0 || minor.signum() < 0 || minor.precision() - minor.scale() > 15) {
            throw new IllegalArgumentException("“" + typed + "” is no amount of money in " + currency + ".");
        }
        return minor.longValueExact();
    }

    static BigDecimal decimal(String typed, String otherwise) {
        String text = typed.strip().replaceAll("[\\s\\u00a0']", "");
        if (text.length() > 20) {
            throw new IllegalArgumentException(otherwise);
        }
        int comma = text.lastIndexOf(',');
        int point = text.lastIndexOf('.');
        if (comma > point) {
            text = text.replace(".", "").replace(',', '.');
        } else {
            text = text.replace(",", "");
        }
        if (!text.matches("\\d{1,15}(\\.\\d{1,6})?")) {
            throw new IllegalArgumentException(otherwise);
        }
        return new BigDecimal(text);
    }

    static @Nullable LocalDate day(String typed) {
        try {
            return typed.isBlank() ? null : LocalDate.parse(typed.strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("“" + typed + "” is no day such as 2026-03-31.", e);
        }
    }

    static @Nullable Integer percent(String typed) {
        if (typed.isBlank()) {
            return null;
        }
        if (!typed.strip().matches("\\d{1,3}")) {
            throw new IllegalArgumentException("How likely a sale is stands between 0 and 100 percent.");
        }
        return Integer.valueOf(typed.strip());
    }

    /** Lines of a deal: one value of each field a line; a line without a name is left out. */
    static List<DealLine> lines(MultiValueMap<String, String> form, String currency) {
        List<String> names = form.getOrDefault("name", List.of());
        List<DealLine> lines = new ArrayList<>();
        for (int i = 0; i < names.size() && i < MOST_LINES; i++) {
            String name = names.get(i).strip();
            if (name.isEmpty()) {
                continue;
            }
            String quantity = at(form, "quantity", i);
            String discount = at(form, "discount", i);
            Long unit = money(at(form, "unit", i), currency);
            String key = at(form, "product", i);
            lines.add(new DealLine(
                    key.isEmpty() || key.length() > 200 ? null : key,
                    name,
                    quantity.isEmpty() ? BigDecimal.ONE : decimal(quantity, "“" + quantity + "” is no quantity."),
                    unit == null ? 0 : unit,
                    discount.isEmpty() ? BigDecimal.ZERO : decimal(discount, "“" + discount + "” is no discount.")));
        }
        return lines;
    }

    private static String at(MultiValueMap<String, String> form, String field, int at) {
        List<String> values = form.getOrDefault(field, List.of());
        return at < values.size() ? values.get(at).strip() : "";
    }
}
