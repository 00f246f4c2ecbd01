package heartstring.crm.dealdesk;

import heartstring.commerce.catalogue.AmountRules;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.ui.components.Format;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Products of the catalogue, for whoever types the lines of a deal. */
@ForRoles({Role.MANAGER, Role.AGENT})
@Controller
class ProductsPage {

    private static final int MOST = 8;

    private final BoardSql sql;

    ProductsPage(BoardSql sql) {
        this.sql = sql;
    }

    /** A product; {@code price} as it is typed, {@code detail} as it is read. */
    record Choice(String id, String name, String price, String detail) {}

    @GetMapping("/crm/deals/products")
    @ResponseBody
    List<Choice> products(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String currency) {
        String typed = q.strip();
        if (typed.length() < 2 || typed.length() > 100 || !currency.matches("[A-Z]{3}")) {
            return List.of();
        }
        return sql.products(typed, currency, MOST).stream()
                .map(p -> new Choice(
                        p.key(),
                        p.name(),
                        p.unitMinor() == 0
                                ? ""
                                : BigDecimal.valueOf(p.unitMinor(), AmountRules.digits(currency))
                                        .toPlainString(),
                        p.unitMinor() == 0 ? p.key() : Format.money(p.unitMinor(), currency)))
                .toList();
    }
}
