package heartstring.crm.companies;

import heartstring.crm.deals.Deal;
import heartstring.crm.notes.Attachments;
import heartstring.crm.tasks.Task;
import heartstring.platform.files.FileRules;
import java.time.Instant;
import java.util.List;

/** What is open with a customer, beside their story. */
public record SideView(
        long id,
        List<Deal> deals,
        List<Task> tasks,
        List<Attachments.Attachment> files,
        boolean followed,
        boolean editable,
        Instant now) {

    public String accept() {
        return FileRules.accept();
    }
}
