package heartstring.demo.people;

import heartstring.demo.stream.Dice;
import java.util.Locale;

/** The many ways in which people and systems write the same phone number or e-mail address. */
public final class Writing {

    /** The number of the shop itself, which some cashiers type in when a customer has none. */
    public static final String SHOP_PHONE = "+49 30 5550 1001";

    public static final String JUNK_EMAIL = "test@test.com";

    private Writing() {}

    /** An E.164 number as somebody might write it; German ones also in national form. */
    public static String phone(String e164, Dice dice) {
        boolean german = e164.startsWith("+49");
        int split = german ? 6 : e164.startsWith("+353") ? 6 : 5;
        int code = e164.startsWith("+353") ? 4 : 3;
        String country = e164.substring(1, code);
        String network = e164.substring(code, split);
        String rest = e164.substring(split);
        String halves = rest.substring(0, rest.length() / 2) + " " + rest.substring(rest.length() / 2);
        return switch (dice.below(german ? 8 : 4)) {
            case 0 -> e164;
            case 1 -> "+" + country + " " + network + " " + rest;
            case 2 -> "00" + country + " " + network + " " + halves;
            case 3 -> "00" + country + network + rest;
            case 4 -> "0" + network + " " + rest;
            case 5 -> "0" + network + "/" + halves;
            case 6 -> "(0" + network + ") " + halves;
            default -> "+49 (0)" + network + "-" + rest;
        };
    }

    /** An address in the case and with the spaces of the system that passes it on. */
    public static String email(String address, Dice dice) {
        double way = dice.unit();
        if (way < 0.78) {
            return address;
        }
        if (way < 0.90) {
            return Character.toUpperCase(address.charAt(0)) + address.substring(1);
        }
        if (way < 0.94) {
            return address.toUpperCase(Locale.ROOT);
        }
        return way < 0.97 ? address + " " : " " + address;
    }
}
