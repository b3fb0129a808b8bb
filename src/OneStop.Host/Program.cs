using System.CommandLine;
using OneStop.Host.Verbs;

string[] verbs = ["migrate", "demo", "verify", "workflow", "calendar", "--help", "-h", "-?", "--version"];
if (args.Length == 0 || !verbs.Contains(args[0]))
    return await Serve.Run(args);

RootCommand root = new("OneStop, the one-stop shop. Without a verb it serves.")
{
    Migrate.Create(),
    Demo.Create(),
    Verify.Create(),
    new Command("workflow", "Checks, tests and imports the folder of a jurisdiction.")
    {
        WorkflowCheck.Create(),
        WorkflowTest.Create(),
        WorkflowImport.Create(),
    },
    new Command("calendar", "Computes due moments.") { CalendarDue.Create() },
};
return await root.Parse(args).InvokeAsync();
