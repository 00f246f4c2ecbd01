/**
 * The pages of tasks and meetings: queues with one key for done, one task, and the calendar that other programs read.
 * Flow: TasksPage, TaskPage → Tasks; CalendarPage → CalendarFile, by a secret address or as a download.
 */
@NullMarked
package heartstring.crm.taskdesk;

import org.jspecify.annotations.NullMarked;
