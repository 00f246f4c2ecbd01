package heartstring.crm.reach;

import heartstring.platform.reach.Reach;
import heartstring.platform.reach.ReachDoor;
import heartstring.platform.reach.Reaches;
import heartstring.platform.reach.RecordKind;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Deals and leads. */
@Component
class DealDoor implements ReachDoor {

    private final Reaches reaches;
    private final ReachedSql sql;

    DealDoor(Reaches reaches, ReachedSql sql) {
        this.reaches = reaches;
        this.sql = sql;
    }

    @Override
    public List<Pattern> addresses() {
        return List.of(
                Pattern.compile("/crm/deals/\\{(id)"),
                Pattern.compile("/api/deals/\\{(\\w+)"),
                Pattern.compile("/crm/leads/\\{(\\w+)"));
    }

    @Override
    public Set<String> names() {
        return Set.of("deal", "dealId", "dealIds");
    }

    @Override
    public boolean isIn(long id) {
        Reach reach = reaches.of(RecordKind.DEALS);
        return reach.isAll() || sql.isDeal(id, reach);
    }

    @Override
    public boolean names(long record, String noun, long other) {
        return noun.equals("customer") && sql.isOfDeal(record, other);
    }

    @Override
    public String noun() {
        return "deal";
    }
}
