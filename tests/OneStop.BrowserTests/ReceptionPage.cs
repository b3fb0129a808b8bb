using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace OneStop.BrowserTests;

/// <summary>The reception, filled in as a clerk does it.</summary>
internal static class ReceptionPage
{
    public const string Path = "/reception";
    public const string Accept = "Tiếp nhận, in giấy hẹn";

    /// <summary>The three papers that no transfer can do without, by the beginnings of their names.</summary>
    public static readonly string[] Papers = ["Đơn đăng ký biến động", "Giấy chứng nhận đã cấp", "Hợp đồng hoặc văn bản"];

    /// <summary>Whatever an earlier reception of the same clerk left half done.</summary>
    public static async Task OpenEmptyReception(this Visitor clerk)
    {
        await clerk.Go(Path);
        await clerk.Press("Bỏ bản nháp này");
        await Assertions.Expect(clerk.Field("Họ và tên, người 2")).ToHaveValueAsync("");
    }

    /// <summary>By typing, or from the list and by the button where no script helps.</summary>
    public static async Task ChooseTransfer(this Visitor clerk)
    {
        var typing = clerk.Page.GetByRole(AriaRole.Combobox, new() { NameRegex = new Regex("^1\\. Thủ tục") });
        if (await clerk.Page.Locator("select[name=procedure]").IsVisibleAsync())
        {
            await clerk.Page.Locator("select[name=procedure]").SelectOptionAsync("transfer");
            await clerk.Press("Hiện giấy tờ");
        }
        else
        {
            await typing.FillAsync("sang ten");
            await typing.PressAsync("Enter");
        }

        await Assertions.Expect(clerk.Field("Hình thức chuyển quyền")).ToBeVisibleAsync();
        await Assertions.Expect(clerk.Field("Vai trò, người 2")).ToHaveValueAsync("transferee");
    }

    /// <summary>A sale that nothing speaks against, as far as the button.</summary>
    /// <param name="from">Who gives the land.</param>
    /// <param name="to">Who takes it, and files.</param>
    public static async Task FillReception(this Visitor clerk, string from = "Lò Văn Pấng", string to = "Sùng Thị H'Mỷ")
    {
        await clerk.OpenEmptyReception();
        await clerk.ChooseTransfer();
        await clerk.Fill("Họ và tên, người 1", from);
        await clerk.Fill("Ngày hoặc năm sinh, người 1", "1961");
        await clerk.Fill("Họ và tên, người 2", to);
        await clerk.Fill("Điện thoại, người 2", "0975 204 663");
        await clerk.Fill("Nơi ở, người 2", "Khe Trang, phường Yên Bái");
        await clerk.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Người 2 nộp" }).CheckAsync();
        await clerk.Fill("Tờ số", "31");
        await clerk.Fill("Thửa số", "213");
        await clerk.Fill("Diện tích (m²)", "318,6");
        await clerk.FillSale();
        foreach (var paper in Papers)
        {
            await clerk.Tick(paper);
        }
    }

    /// <summary>The procedure's own fields.</summary>
    public static async Task FillSale(this Visitor clerk)
    {
        await clerk.Choose("Hình thức chuyển quyền", "Chuyển nhượng");
        await clerk.Fill("Số công chứng, chứng thực", "12/2026");
        await clerk.Fill("Ngày công chứng, chứng thực", "01/11/2026");
        await clerk.Fill("Giá chuyển nhượng ghi trong hợp đồng (đồng)", "320.000.000");
    }

    /// <returns>Code of the dossier that was made.</returns>
    public static async Task<string> Receive(this Visitor clerk, string from = "Lò Văn Pấng", string to = "Sùng Thị H'Mỷ")
    {
        await clerk.FillReception(from, to);
        await clerk.Press(Accept);
        await clerk.Page.WaitForURLAsync("**/receipt");
        return clerk.Dossier;
    }
}
