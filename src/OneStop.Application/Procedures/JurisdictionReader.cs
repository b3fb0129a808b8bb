using OneStop.Application.Calendars;
using OneStop.Application.Procedures.Checks;
using OneStop.Application.Procedures.Reading;
using OneStop.Application.Procedures.Scenarios;
using OneStop.Workflow.Reader;

namespace OneStop.Application.Procedures;

/// <summary>
/// Reads a whole jurisdiction and tells every fault of every file at once: what is wrong in a file, and what does not fit between them.
/// Never throws, whatever the bytes.
/// </summary>
public sealed class JurisdictionReader
{
    private readonly JurisdictionFiles _files;
    private readonly List<Findings> _findings = [];

    private JurisdictionReader(JurisdictionFiles files) => _files = files;

    public static JurisdictionReading Read(JurisdictionFiles files)
    {
        var reader = new JurisdictionReader(files);
        var jurisdiction = reader.Read();
        var faults = reader._findings.SelectMany(findings => findings.All)
            .OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line).ThenBy(fault => fault.Column).ToList();
        return new JurisdictionReading(faults.Exists(fault => fault.Weight == FaultWeight.Error) ? null : jurisdiction, faults);
    }

    private Jurisdiction? Read()
    {
        foreach (var path in _files.Unknown())
            Of(path).Warn(Place.Start, "workflow.unknown-file", "Nobody reads this file; is its name right?");

        var organisation = Take(JurisdictionFiles.Organisation) is { } file ? OrganisationFile.Read(file.Bytes, file.Findings) : null;
        if (organisation is not null)
            CheckOrganisation(organisation);

        var calendar = ReadCalendar();
        var offices = organisation is null ? null : new OfficeCheck(organisation.Value);
        var procedures = new Dictionary<string, LoadedProcedure>(StringComparer.Ordinal);
        var routes = _files.Procedures().ToDictionary(slug => slug, ReadRoute, StringComparer.Ordinal);
        var called = new CalledProcesses(routes.Values.OfType<Route>());
        foreach (var slug in _files.Procedures())
        {
            if (ReadProcedure(slug, organisation, offices, routes[slug], called) is { } procedure)
                procedures[slug] = procedure;
        }

        return organisation is null || calendar is null ? null : new Jurisdiction(_files.Key, organisation.Value, calendar, procedures);
    }

    private void CheckOrganisation(OrganisationDraft organisation)
    {
        var (name, at) = (organisation.Value.Jurisdiction, organisation.Jurisdiction);
        if (name.Length > 0 && name != _files.Key)
            organisation.Findings.Error(at, "workflow.folder", $"The jurisdiction calls itself '{name}', its folder '{_files.Key}'; they must be the same.", name);

        foreach (var commune in organisation.Value.Communes.Where(commune => !organisation.Value.Offices.Any(office => office.Roles.Contains("desk") && office.Serves.Contains(commune.Code))))
            organisation.Findings.Warn(organisation.Communes[commune.Code], "workflow.commune-without-desk", $"No desk serves {commune.Name}; whether its offices are complete is not checked.", commune.Code);
    }

    private Domain.Deadlines.WorkingCalendar? ReadCalendar()
    {
        if (Take(JurisdictionFiles.Calendar) is not { } file)
            return null;

        var read = CalendarFile.Read(file.Bytes, file.Findings.File);
        file.Findings.AddRange(read.Faults);
        return read.Calendar;
    }

    private Route? ReadRoute(string slug) =>
        Take($"procedures/{slug}/{JurisdictionFiles.Process}") is { } bpmn ? RouteReader.Read(bpmn.Bytes, bpmn.Findings) : null;

    private LoadedProcedure? ReadProcedure(string slug, OrganisationDraft? organisation, OfficeCheck? offices, Route? route, CalledProcesses called)
    {
        var folder = $"procedures/{slug}/";
        Forms.Check(Forms.Code(), slug, Place.Start, Of(folder + JurisdictionFiles.Rules), "the name of a procedure's folder");
        var rules = Take(folder + JurisdictionFiles.Rules) is { } yaml ? ProcedureFile.Read(yaml.Bytes, slug, yaml.Findings) : null;
        var form = Take(folder + JurisdictionFiles.Form) is { } json ? FormFile.Read(json.Bytes, json.Findings) : null;
        if (route is not null)
        {
            offices?.Run(route);
            new ChoiceCheck(route).Run();
        }

        var joined = route is null ? null : called.Join(route);
        if (rules is not null && route is not null)
            CheckRules(rules, route, joined!);

        var stepForms = ReadStepForms(slug, route);
        var scenarios = ReadScenarios(folder, organisation, route);
        return rules is null || joined is null || form is null ? null : new LoadedProcedure(
            rules.Value with { Steps = joined.Steps, Conversations = joined.Conversations, Waits = joined.Waits, Results = joined.Results },
            joined.Process,
            _files.Files[folder + JurisdictionFiles.Process],
            form,
            _files.Files[folder + JurisdictionFiles.Form],
            scenarios)
        {
            StepForms = stepForms,
        };
    }

    private Dictionary<string, StepForm> ReadStepForms(string slug, Route? route)
    {
        Dictionary<string, StepForm> forms = new(StringComparer.Ordinal);
        foreach (var (node, path) in _files.StepFormsOf(slug))
        {
            var (bytes, findings) = (_files.Files[path], Of(path));
            if (route is not null && route.Steps.GetValueOrDefault(node) is not { EndedBy: "complete" })
                findings.Error(Place.Start, "workflow.step-form", $"The process has no step '{node}' that ends by complete, so nobody would fill this in.", node);

            if (FormFile.Read(bytes, findings) is { } schema)
                forms[node] = new StepForm(schema, bytes);
        }

        return forms;
    }

    private static void CheckRules(ProcedureDraft rules, Route route, Route joined)
    {
        new PhaseCheck(rules, route).Run();
        new ReferenceCheck(rules, joined).Run();

        // Sums over limits that could not be read would only add noise.
        if (!rules.Findings.HasErrors && !route.Findings.HasErrors)
            new LimitCheck(rules, route).Run();
    }

    private IReadOnlyList<Scenario> ReadScenarios(string folder, OrganisationDraft? organisation, Route? route)
    {
        var path = folder + JurisdictionFiles.Scenarios;
        var findings = Of(path);
        if (!_files.Files.TryGetValue(path, out var bytes))
        {
            findings.Warn(Place.Start, "workflow.no-scenarios", "There are no scenarios, so nothing shows that the procedure works as meant.");
            return [];
        }

        var scenarios = ScenarioFile.Read(bytes, findings);
        if (organisation is not null && route is not null)
            new ScenarioCheck(organisation.Value, route, findings).Run(scenarios);

        return scenarios;
    }

    private (ReadOnlyMemory<byte> Bytes, Findings Findings)? Take(string path)
    {
        var findings = Of(path);
        if (_files.Files.TryGetValue(path, out var bytes))
            return (bytes, findings);

        findings.Error(Place.Start, "workflow.missing-file", "This file is missing.");
        return null;
    }

    /// <summary>The findings of a file; one list for each, in the order of reading.</summary>
    private Findings Of(string path)
    {
        var file = $"{_files.Root}/{path}";
        if (_findings.Find(findings => findings.File == file) is { } known)
            return known;

        var findings = new Findings(file);
        _findings.Add(findings);
        return findings;
    }
}
