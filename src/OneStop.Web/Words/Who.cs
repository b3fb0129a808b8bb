using OneStop.Application.Tasks;
using static OneStop.Web.Words.Text;

namespace OneStop.Web.Words;

/// <summary>Parties and parcels of a dossier in one line.</summary>
internal static class Who
{
    /// <summary><c>Lò Văn Pấng, Lường Thị Ọn → Giàng Thị Mỷ</c>; without two sides, who files.</summary>
    public static string Parties(DossierHead head)
    {
        var (from, to) = (string.Join(", ", head.Named("transferor")), string.Join(", ", head.Named("transferee")));
        return from.Length > 0 && to.Length > 0 ? $"{from} → {to}" : string.Join(", ", head.Named("applicant"));
    }

    /// <summary><c>thửa 213, tờ 31</c>.</summary>
    public static string Parcels(DossierHead head) => string.Join("; ", head.Parcels.Select(parcel => Say("parcel.short", parcel.Number, parcel.Sheet)));
}
