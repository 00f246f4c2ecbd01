package heartstring.crm.reach;

import heartstring.platform.reach.Reach;
import heartstring.platform.reach.ReachDoor;
import heartstring.platform.reach.Reaches;
import heartstring.platform.reach.RecordKind;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Tasks and meetings. */
@Component
class TaskDoor implements ReachDoor {

    private final Reaches reaches;
    private final ReachedSql sql;

    TaskDoor(Reaches reaches, ReachedSql sql) {
        this.reaches = reaches;
        this.sql = sql;
    }

    @Override
    public List<Pattern> addresses() {
        return List.of(Pattern.compile("/(?:crm|api)/tasks/\\{(\\w+)"));
    }

    @Override
    public Set<String> names() {
        return Set.of("task", "taskId");
    }

    @Override
    public boolean isIn(long id) {
        Reach reach = reaches.of(RecordKind.TASKS);
        return reach.isAll() || sql.isTask(id, reach);
    }

    @Override
    public boolean names(long record, String noun, long other) {
        return switch (noun) {
            case "customer" -> sql.isOfTask(record, other);
            case "deal" -> sql.isDealOfTask(record, other);
            default -> false;
        };
    }

    @Override
    public String noun() {
        return "task";
    }
}
