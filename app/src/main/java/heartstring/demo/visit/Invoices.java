package heartstring.demo.visit;

import heartstring.demo.fate.Staff;
import heartstring.demo.people.Person;
import heartstring.demo.scene.Receipt;
import java.util.Map;

/** What an order of a company carries in addition. */
final class Invoices {

    private Invoices() {}

    static void add(Person person, Receipt receipt, Map<String, Object> properties) {
        Staff staff = person.staff();
        if (staff != null) {
            properties.put("company", staff.company().name());
            properties.put("invoice_number", "INV-" + receipt.orderId());
            properties.put("payment_terms", "net 14");
            properties.put("ordered_by_role", staff.role());
        }
    }
}
