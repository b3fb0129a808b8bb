using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OneStop.Application.Accounts;
using OneStop.Application.Http;
using OneStop.Application.Persistence;
using OneStop.Application.Procedures;
using OneStop.Application.Reports;
using OneStop.Domain;
using OneStop.Web.Forms;
using OneStop.Web.Pages.Shared;
using OneStop.Web.Words;

namespace OneStop.Web.Pages.Desk;

/// <summary>The register (sổ theo dõi hồ sơ, Mẫu 07) of the reader's desk for a range of days.</summary>
internal sealed class RegisterModel(Frame frame, OneStopDb db, Staff staff, Catalogue catalogue, OfficeClock clock) : PageModel
{
    public Typed Typed { get; } = new();

    public Register? Register { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? from, string? to, string? after, CancellationToken cancel)
    {
        var first = Read("from", from, clock.Today);
        var last = Read("to", to, first);
        if (Typed.Faults.Count > 0 || (await frame.Of(User, cancel)).Me.Posts is not [var post, ..])
            return Page();

        if ((await ReadRegister.Read(HttpContext, post.Office, first, last, after, db, staff, catalogue, clock, cancel)).Succeeded(out var register, out var refusal))
            Register = register;
        else
            StaffForms.Note(Typed, Problems.In(Problems.From(refusal))!);

        return Page();
    }

    private DateOnly Read(string field, string? text, DateOnly otherwise)
    {
        var read = string.IsNullOrWhiteSpace(text) ? otherwise : AsWritten.Date(text, clock.Today);
        Typed.Set(field, read is { } date ? Written.Date(date) : text!);
        if (read is null)
            Typed.Faults.Add(new Fault(field, TypedReader.DateUnreadable, Texts.Fault(TypedReader.DateUnreadable)));

        return read ?? otherwise;
    }
}
