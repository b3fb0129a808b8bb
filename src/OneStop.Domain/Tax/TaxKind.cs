namespace OneStop.Domain.Tax;

/// <summary>What is owed (loại nghĩa vụ tài chính); the prefixes of the tax agency's own messages.</summary>
public enum TaxKind
{
    /// <summary>LPTB, lệ phí trước bạ: registration fee.</summary>
    Lptb,

    /// <summary>TNCN, thuế thu nhập cá nhân: personal income tax.</summary>
    Tncn,

    /// <summary>TSDD, tiền sử dụng đất: land levy.</summary>
    Tsdd,

    /// <summary>TMD, tiền thuê đất: land rent.</summary>
    Tmd,

    /// <summary>TMN, tiền thuê mặt nước: water surface rent.</summary>
    Tmn,

    /// <summary>PNN, thuế sử dụng đất phi nông nghiệp: non-agricultural land tax.</summary>
    Pnn,

    /// <summary>SDDNN, thuế sử dụng đất nông nghiệp: agricultural land tax.</summary>
    Sddnn,
}

/// <summary>Whose obligation it is; the law gives the tax office other limits for each.</summary>
public enum TaxPayer
{
    /// <summary>A household or an individual.</summary>
    Household,

    /// <summary>An organisation, or a person of Vietnamese origin who lives abroad.</summary>
    Organisation,
}

/// <summary>The kinds as messages and forms write them: <c>LPTB</c>, <c>TNCN</c>.</summary>
public static class TaxKinds
{
    /// <summary>Upper-case, as <see cref="Parse"/> reads it.</summary>
    public static string Code(TaxKind kind) => kind switch
    {
        TaxKind.Lptb => "LPTB",
        TaxKind.Tncn => "TNCN",
        TaxKind.Tsdd => "TSDD",
        TaxKind.Tmd => "TMD",
        TaxKind.Tmn => "TMN",
        TaxKind.Pnn => "PNN",
        TaxKind.Sddnn => "SDDNN",
    };

    /// <returns>Or <c>tax.kind-unknown</c>, with the kinds that there are.</returns>
    public static Outcome<TaxKind> Parse(string code)
    {
        foreach (var kind in Enum.GetValues<TaxKind>())
        {
            if (Code(kind) == code)
                return kind;
        }

        return TaxRefusals.KindUnknown with { Allowed = [.. Enum.GetValues<TaxKind>().Select(Code)] };
    }
}
