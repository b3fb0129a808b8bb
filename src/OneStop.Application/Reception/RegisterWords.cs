using OneStop.Domain.Parties;

namespace OneStop.Application.Reception;

/// <summary>The words of the API for parties, and back.</summary>
internal static class RegisterWords
{
    public static string Code(PartyRole role) => role switch
    {
        PartyRole.Applicant => "applicant",
        PartyRole.Transferor => "transferor",
        PartyRole.Transferee => "transferee",
        PartyRole.CoUser => "co-user",
        PartyRole.Representative => "representative",
    };

    public static string Code(PartyKind kind) => kind switch
    {
        PartyKind.Individual => "individual",
        PartyKind.Organisation => "organisation",
        PartyKind.Community => "community",
    };

    public static string Code(Sex sex) => sex switch
    {
        Sex.Male => "male",
        Sex.Female => "female",
    };

    public static PartyRole? Role(string? word) => Find(Enum.GetValues<PartyRole>(), Code, word);

    public static PartyKind? Kind(string? word) => Find(Enum.GetValues<PartyKind>(), Code, word);

    public static Sex? SexOf(string? word) => Find(Enum.GetValues<Sex>(), Code, word);

    private static T? Find<T>(T[] values, Func<T, string> code, string? word)
        where T : struct
    {
        foreach (var value in values)
        {
            if (code(value) == word)
                return value;
        }

        return null;
    }
}
