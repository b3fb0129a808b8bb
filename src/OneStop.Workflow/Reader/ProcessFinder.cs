namespace OneStop.Workflow.Reader;

/// <summary>Finds the one process of a file that is to run. Others may be drawn as the pools of partners.</summary>
internal static class ProcessFinder
{
    internal static Element? Find(Element root, string? id, FaultList faults)
    {
        if (!root.IsBpmn || root.Name != "definitions")
        {
            faults.Add(root, "bpmn.not-bpmn", $"The root is '{root.Name}', not BPMN 2.0 'definitions' in {Names.Bpmn}.");
            return null;
        }

        var processes = root.Bpmn("process").ToList();
        if (id is not null && processes.Find(process => process.Id == id) is { } named)
            return named;

        var executable = processes.Where(process => process["isExecutable"] is "true" or "1").ToList();
        if (executable is [var only])
            return only;

        if (executable is [_, ..])
            executable[1..].ForEach(process => faults.Add(process, "bpmn.several-processes", "Only one process of a file can run; set isExecutable=\"false\" on the others."));
        else if (processes is [var drawn])
            return Tolerate(drawn, faults);
        else
            faults.Add(root, "bpmn.no-process", processes.Count == 0 ? "There is no process in this file." : "No process says isExecutable=\"true\"; say it of the one that is to run.");

        return executable.FirstOrDefault();
    }

    private static Element Tolerate(Element process, FaultList faults)
    {
        faults.Add(process, "bpmn.not-executable", "The process does not say isExecutable=\"true\"; it is taken because it is the only one.", FaultWeight.Warning);
        return process;
    }
}
