using System.Globalization;

namespace OneStop.Workflow.Reader.Rules;

/// <summary>Processes, sub-processes, pools and choreographies as a whole.</summary>
internal static class ProcessRule
{
    private static readonly string[] Choreographies = ["choreographyTask", "subChoreography", "callChoreography"];

    internal static readonly Rule[] All =
    [
        new("EXT.027", "A choreography or global conversation does not refer to a choreography.", d => d.Of("choreography", "globalChoreographyTask", "globalConversation").Where(one => one.Bpmn("choreographyRef").Any())),
        new("EXT.029", "The least number of participants is not negative.", d => d.Of("participantMultiplicity").Where(one => Number(one, "minimum", 0) < 0)),
        new("EXT.030", "The greatest number of participants is one or more, and not less than the least.", d => d.Of("participantMultiplicity").Where(one => one["maximum"] is not null && (Number(one, "maximum", 1) < 1 || Number(one, "maximum", 1) < Number(one, "minimum", 0)))),
        new("EXT.032", "A global conversation holds no conversations, associations or artifacts.", d => d.Of("globalConversation").Where(one => one.Children.Exists(child => child.Name is "conversation" or "subConversation" or "callConversation" or "participantAssociation" or "messageFlowAssociation" or "conversationAssociation" or "textAnnotation" or "group" or "association"))),
        new("EXT.033", "A collaboration and its choreography are both closed or both open.", d => d.Of("collaboration").Where(one => one.Bpmn("choreographyRef").Select(reference => d.Find(reference.Text)).OfType<Element>().Any(other => Drawing.IsTrue(one, "isClosed") != Drawing.IsTrue(other, "isClosed")))),
        new("EXT.035", "A public process cannot run. Set isExecutable to false, or make it private.", d => d.Of("process").Where(one => one["processType"] == "Public" && Drawing.IsTrue(one, "isExecutable"))),
        new("EXT.036", "A process or sub-process holds no choreography activities.", d => d.Of(Choreographies).Where(one => one.Parent is { } parent && Names.IsContainer(parent.Name))),
        new("EXT.037", "startQuantity is at least 1.", d => d.Activities.Where(one => Number(one, "startQuantity", 1) < 1)),
        new("EXT.038", "completionQuantity is at least 1.", d => d.Activities.Where(one => Number(one, "completionQuantity", 1) < 1)),
        new("EXT.039", "A performer is said by parameters or by an expression, not both.", d => d.Of("performer", "humanPerformer", "potentialOwner", "resourceRole").Where(one => one.Bpmn("resourceAssignmentExpression").Any() && (one.Bpmn("resourceRef").Any() || one.Bpmn("resourceParameterBinding").Any()))),
        new("EXT.041", "An activity is a loop or has many instances, not both.", d => d.Activities.Where(one => one.Children.Count(Names.IsLoop) > 1)),
        new("EXT.049", "A receive task that starts a process has no flow into it.", d => d.Of("receiveTask").Where(one => Drawing.IsTrue(one, "instantiate") && d.In(one).Count > 0)),
        new("EXT.057", "An event sub-process has no flow into or out of it.", d => d.Activities.Where(one => Drawing.IsEventSubProcess(one) && d.In(one).Count + d.Out(one).Count > 0)),
        new("EXT.058", "An event sub-process has exactly one start event.", d => d.Activities.Where(one => Drawing.IsEventSubProcess(one) && one.Bpmn("startEvent").Count() != 1)),
        new("EXT.061", "An ad-hoc sub-process holds at least one activity.", d => d.Of("adHocSubProcess").Where(one => !one.Children.Exists(child => Names.IsActivity(child.Name)))),
        new("EXT.062", "An ad-hoc sub-process holds no start or end event, conversation or choreography.", d => d.Of("adHocSubProcess").Where(one => one.Children.Exists(child => child.Name is "startEvent" or "endEvent" or "conversation" or "conversationLink" || Choreographies.Contains(child.Name)))),
        new("EXT.067", "Many instances are said by a cardinality or a collection. Give one.", d => d.Of("multiInstanceLoopCharacteristics").Where(one => Drawing.Runs(one) && !one.Children.Exists(child => child.Name is "loopCardinality" or "loopDataInputRef"))),
        new("EXT.097", "An end event is drawn, but no start. Draw the start event.", d => Levels(d).Where(one => one.Bpmn("endEvent").Any() && !one.Bpmn("startEvent").Any() && !one.Children.Exists(child => child.Name is "receiveTask" or "eventBasedGateway" && Drawing.IsTrue(child, "instantiate")))),
        new("EXT.105", "A start event is drawn, but no end. Draw the end event.", d => Levels(d).Where(one => one.Bpmn("startEvent").Any() && !one.Bpmn("endEvent").Any())),
        new("EXT.099", "A process that is called has a plain start event.", d => d.Of("callActivity").Where(one => d.Find(one["calledElement"]) is { Name: "process" } called && !called.Bpmn("startEvent").Any(start => d.Events(start).Count == 0) && called.Bpmn("startEvent").Any())),
    ];

    private static IEnumerable<Element> Levels(Drawing drawing) => drawing.All.Where(one => Names.IsContainer(one.Name));

    private static int Number(Element element, string attribute, int standard) => int.TryParse(element[attribute], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : standard;
}
