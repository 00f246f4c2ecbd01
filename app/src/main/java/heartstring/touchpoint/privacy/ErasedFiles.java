package heartstring.touchpoint.privacy;

import heartstring.customer.privacy.Person;
import heartstring.touchpoint.files.FileSearch;
import heartstring.touchpoint.files.ImportFiles;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes the files of imports that name a person who is erased. The erasure itself only marks all files, so that it does not
 * hold up the intake; right after it they are read, and the marks of harmless ones taken off. What stays marked, because this
 * server stopped, the import still goes on or the files lie on another server, goes unread a little later.
 */
@Component
class ErasedFiles {

    private static final Logger LOG = LoggerFactory.getLogger(ErasedFiles.class);

    private final TouchpointDataSql sql;
    private final ImportFiles files;
    private final TransactionTemplate afterwards;

    ErasedFiles(TouchpointDataSql sql, ImportFiles files, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.files = files;
        this.afterwards = new TransactionTemplate(transactions);
        afterwards.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    void erase(Person person) {
        sql.markFiles(ImportFiles.DAYS + 2);
        FileSearch search = new FileSearch(person.identifiers());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                afterwards.executeWithoutResult(status -> look(search));
            }
        });
    }

    private void look(FileSearch search) {
        List<TouchpointDataSql.MarkedRun> marked = sql.markedRuns(files.home());
        for (TouchpointDataSql.MarkedRun run : marked) {
            try {
                boolean named = search.names(files.folder(run.id()));
                if (named && !run.open()) {
                    files.drop(run.id());
                }
                if (!named || !run.open()) {
                    sql.unmarkFiles(run.id());
                }
            } catch (IOException e) {
                LOG.warn("The files of import {} could not be read and will be deleted: {}", run.id(), e.toString());
            }
        }
    }
}
