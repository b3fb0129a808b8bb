using System.Text;
using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Accounts;

/// <summary>An identity number stands nowhere in clear but in the answer to those who may read it; the secrets of a receipt stand nowhere at all.</summary>
internal sealed class SecretsTests
{
    private const string PersonalNumber = "001085012345";

    [Test]
    public async Task The_database_file_the_data_folder_and_the_log_do_not_hold_an_identity_number()
    {
        await using var database = await TestDatabase.Create(Store.Sqlite);
        string output;
        await using (var host = await HostProcess.Start(database, "--Logging:LogLevel:Default=Debug", "--Logging:LogLevel:Microsoft.EntityFrameworkCore=Debug"))
        {
            var work = await host.Client.Examining(WithNumber());
            (await (await host.Client.As(Walk.Examiner)).Get(work.Path)).Body.ShouldContain(PersonalNumber);
            output = host.Output;
        }

        output.ShouldNotContain(PersonalNumber);
        Files(database.Folder).Where(file => Holds(file, PersonalNumber)).ShouldBeEmpty();
        // A number in clear would be found as the name is.
        Files(database.Folder).Where(file => Holds(file, "Nguyễn Thị Hà")).ShouldNotBeEmpty();
    }

    [Test]
    public async Task PIN_and_token_of_a_receipt_are_written_down_nowhere_though_they_were_used_and_everything_is_logged()
    {
        await using var database = await TestDatabase.Create(Store.Sqlite);
        string output, pin, token;
        await using (var host = await HostProcess.Start(
            database, "--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Microsoft=Trace", "--Logging:LogLevel:Microsoft.EntityFrameworkCore=Debug", "--Logging:Console:IncludeScopes=true"))
        {
            var citizen = await Tracking.Citizen.Of(host.Client, await host.Client.Examining());
            (pin, token) = (citizen.Pin, citizen.Token);
            (await citizen.Open()).ShouldBe(200);
            (await citizen.Read()).ShouldBe(200);
            (await host.Client.Nobody.Get($"/t/{token}?lang=en")).Status.ShouldBe(200);
            using FormUrlEncodedContent form = new(new Dictionary<string, string> { ["code"] = citizen.Code, ["pin"] = pin });
            using var redirected = await host.Client.Http.PostAsync("/tracking", form);
            redirected.Headers.Location!.OriginalString.ShouldBe($"/t/{token}");
            (await citizen.Read("/events")).ShouldBe(200);
            output = host.Output;
        }

        output.ShouldContain("/t/***");
        output.Split('\n').Where(line => line.Contains(token, StringComparison.Ordinal) || line.Contains(pin, StringComparison.Ordinal)).ShouldBeEmpty();
        Files(database.Folder).Where(file => Holds(file, token) || Holds(file, pin)).ShouldBeEmpty();
    }

    private static System.Text.Json.Nodes.JsonObject WithNumber()
    {
        var reception = Walk.Transfer();
        reception["parties"]![0]!["personalNumber"] = PersonalNumber;
        return reception;
    }

    private static string[] Files(string folder) => Directory.GetFiles(folder, "*", SearchOption.AllDirectories);

    private static bool Holds(string file, string text) => File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
}
