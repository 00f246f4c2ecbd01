package heartstring.crm.reach;

import heartstring.platform.reach.ReachDoor;
import heartstring.platform.reach.Reaches;
import heartstring.platform.reach.RecordKind;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The doors of this room's records. */
@Configuration(proxyBeanMethods = false)
class Doors {

    @Bean
    ReachDoor conversationDoor(Reaches reaches, ReachedSql sql) {
        return new RecordDoor(
                reaches,
                RecordKind.CONVERSATIONS,
                "conversation",
                Set.of("conversation", "conversationId"),
                List.of("/crm/inbox/\\{(\\w+)", "/api/conversations/\\{(\\w+)"),
                sql::isConversation,
                (conversation, noun, other) -> false);
    }

    @Bean
    ReachDoor dealDoor(Reaches reaches, ReachedSql sql) {
        return new RecordDoor(
                reaches,
                RecordKind.DEALS,
                "deal",
                Set.of("deal", "dealId", "dealIds"),
                List.of("/crm/deals/\\{(id)", "/api/deals/\\{(\\w+)", "/crm/leads/\\{(\\w+)"),
                sql::isDeal,
                (deal, noun, other) -> noun.equals("customer") && sql.isOfDeal(deal, other));
    }

    @Bean
    ReachDoor taskDoor(Reaches reaches, ReachedSql sql) {
        return new RecordDoor(
                reaches,
                RecordKind.TASKS,
                "task",
                Set.of("task", "taskId"),
                List.of("/(?:crm|api)/tasks/\\{(\\w+)"),
                sql::isTask,
                (task, noun, other) -> switch (noun) {
                    case "customer" -> sql.isOfTask(task, other);
                    case "deal" -> sql.isDealOfTask(task, other);
                    default -> false;
                });
    }
}
