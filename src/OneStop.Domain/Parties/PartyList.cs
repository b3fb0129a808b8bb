namespace OneStop.Domain.Parties;

/// <summary>Reads the parties of a dossier, all faults at once.</summary>
public static class PartyList
{
    /// <summary>The fields are called as the API writes them: <c>parties[0].birth</c>.</summary>
    /// <param name="required">The roles that the procedure asks for, besides the applicant, whom every dossier has.</param>
    /// <param name="today">At the offices.</param>
    /// <returns>Or <c>parties.invalid</c> with every fault, in the order of the list.</returns>
    public static Outcome<IReadOnlyList<Party>> Read(IReadOnlyList<PartyInput> inputs, IReadOnlyList<PartyRole> required, DateOnly today)
    {
        var faults = new FaultList();
        var parties = inputs.Select((input, place) => Read(input, $"parties[{place}]", today, faults)).ToList();
        foreach (var role in required.Prepend(PartyRole.Applicant).Distinct())
        {
            if (!inputs.Any(input => input.Roles.Contains(role)))
                faults.Add("parties", Missing(role));
        }

        return faults.Faults.Count == 0 ? parties : PartyRules.Invalid with { Faults = faults.Faults };
    }

    private static Party Read(PartyInput input, string path, DateOnly today, FaultList faults)
    {
        var isPerson = input.Kind is PartyKind.Individual;
        if (input.Kind is null)
            faults.Add($"{path}.kind", PartyRules.KindMissing);
        if (input.Roles.Count == 0)
            faults.Add($"{path}.roles", PartyRules.RoleMissing);

        var name = faults.Take($"{path}.name", isPerson ? Names.OfPerson(input.Name) : Names.OfOrganisation(input.Name));
        var (birth, number) = isPerson ? ReadPerson(input, path, today, faults) : ReadNoPerson(input, path, faults);
        return new Party(
            input.Kind ?? default,
            [.. input.Roles.Distinct()],
            name ?? "",
            input.Sex,
            birth,
            number,
            faults.TakeOptional($"{path}.formerNumber", input.FormerNumber, Contact.FormerNumber),
            faults.TakeOptional($"{path}.taxNumber", input.TaxNumber, TaxNumber.Parse),
            faults.TakeOptional($"{path}.phone", input.Phone, Contact.Phone),
            faults.TakeOptional($"{path}.email", input.Email, Contact.Email),
            faults.TakeOptional($"{path}.address", input.Address, Contact.Address));
    }

    private static (PartialDate? Birth, PersonalNumber? Number) ReadPerson(PartyInput input, string path, DateOnly today, FaultList faults)
    {
        var birth = faults.TakeOptional($"{path}.birth", input.Birth, PartialDate.Parse);
        if (birth?.IsAfter(today) == true)
            faults.Add($"{path}.birth", PartyRules.BirthInFuture);
        var number = faults.TakeOptional($"{path}.personalNumber", input.PersonalNumber, PersonalNumber.Parse);
        foreach (var rule in number?.Contradictions(input.Sex, birth, today) ?? [])
            faults.Add($"{path}.personalNumber", rule);
        return (birth, number);
    }

    /// <summary>What only a person has is no matter of an organisation; of an unknown kind nothing is said.</summary>
    private static (PartialDate? Birth, PersonalNumber? Number) ReadNoPerson(PartyInput input, string path, FaultList faults)
    {
        if (input.Kind is null)
            return default;
        if (input.Sex is not null)
            faults.Add($"{path}.sex", PartyRules.OnlyIndividual);
        if (!string.IsNullOrWhiteSpace(input.Birth))
            faults.Add($"{path}.birth", PartyRules.OnlyIndividual);
        if (!string.IsNullOrWhiteSpace(input.PersonalNumber))
            faults.Add($"{path}.personalNumber", PartyRules.OnlyIndividual);
        return default;
    }

    private static string Missing(PartyRole role) => role switch
    {
        PartyRole.Applicant => PartyRules.ApplicantMissing,
        PartyRole.Transferor => PartyRules.TransferorMissing,
        PartyRole.Transferee => PartyRules.TransfereeMissing,
        PartyRole.CoUser => PartyRules.CoUserMissing,
        PartyRole.Representative => PartyRules.RepresentativeMissing,
    };
}
