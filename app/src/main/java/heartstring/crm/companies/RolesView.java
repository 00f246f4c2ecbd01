package heartstring.crm.companies;

import heartstring.customer.relations.Roles;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who acts for whom, and what stands above and below, around one customer. */
public record RolesView(
        long id,
        String name,
        boolean company,
        List<Roles.Role> roles,
        Roles.@Nullable Company parent,
        List<Roles.Company> children,
        @Nullable String fault) {

    public String href() {
        return "/customers/" + id;
    }
}
