package heartstring.story.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.HouseTest;
import org.junit.jupiter.api.Test;

/** A kept condition comes back from the form as it was. */
@HouseTest
class FormRowsTest {

    private final ConditionDesk desk;

    FormRowsTest(ConditionDesk desk) {
        this.desk = desk;
    }

    @Test
    void whatAFormCanShowComesBackAsItWas() {
        for (String json : new String[] {
            "{'term':'orders','is':'at-least','value':3}",
            "{'all':[{'term':'orders','with':{'days':30},'is':'between','values':[1,4]},{'term':'spent','is':'more-than','value':1999}]}",
            "{'any':[{'term':'city','is':'one-of','values':['Ulm','Bonn']},{'not':{'term':'city','is':'is','value':'Köln'}}]}",
            "{'term':'has-email','is':'is','value':true}",
            "{'term':'first-seen','is':'at-least','value':'2026-05-01T09:00:00Z'}",
            "{'term':'trait.day','with':{'name':'since'},'is':'at-most','value':'2024-02-29'}",
            "{'not':{'term':'orders','is':'at-least','value':3}}",
            "{'all':[{'any':[{'term':'orders','is':'is','value':1},{'term':'city','is':'is','value':'Ulm'}]},{'term':'has-email','is':'is','value':true},"
                    + "{'not':{'any':[{'term':'city','is':'is','value':'Bonn'},{'not':{'term':'city','is':'is','value':'Köln'}}]}}]}",
            "{'not':{'any':[{'term':'orders','is':'is','value':1},{'all':[{'term':'orders','is':'is','value':1},{'term':'city','is':'is','value':'Ulm'}]}]}}",
            "{'any':[{'term':'city','is':'is','value':'Ulm'},{'not':{'term':'orders','is':'at-least','value':3}}]}"
        }) {
            String condition = json.replace('\'', '"');
            assertThat(desk.form(condition).flatMap(desk::json)).as(json).contains(condition);
        }
        for (String json : new String[] {
            "{'all':[]}",
            "{'all':[{'any':[{'term':'orders','is':'is','value':1},{'term':'orders','is':'is','value':2}]}]}",
            "{'all':[{'any':[{'all':[{'term':'orders','is':'is','value':1},{'term':'orders','is':'is','value':2}]},"
                    + "{'term':'orders','is':'is','value':3}]},{'term':'orders','is':'is','value':4}]}",
            "{'term':'city','is':'one-of','values':['Ulm, Donau','Bonn']}",
            "{'term':'nothing'}"
        }) {
            assertThat(desk.form(json.replace('\'', '"'))).as(json).isEmpty();
        }
    }
}
