using OneStop.IntegrationTests.Fixtures;

namespace OneStop.IntegrationTests.Search;

/// <summary>Citizens find a procedure by what they want to do, without signing in and without accents.</summary>
[TestFixture(Store.Sqlite)]
[TestFixture(Store.PostgreSql)]
internal sealed class CatalogueTests(Store store)
{
    private ServiceClient _service = null!;

    [OneTimeSetUp]
    public async Task Start() => _service = (await TestHost.Shared(store)).Client;

    [TestCase("sang tên")]
    [TestCase("sang ten")]
    [TestCase("SANG TEN so do")]
    [TestCase("bán đất")]
    [TestCase("cho con dat")]
    [TestCase("inheritance")]
    [TestCase("1.115668")]
    public async Task A_transfer_is_found_by_what_people_say(string words) => (await Slugs(words)).ShouldBe(["transfer"]);

    [TestCase("đăng ký tàu cá")]
    [TestCase("%")]
    [TestCase("zzz")]
    public async Task What_nobody_offers_is_not_found(string words) => (await Slugs(words)).ShouldNotContain("transfer");

    [TestCase("")]
    [TestCase("   ")]
    public async Task Without_words_all_are_listed(string words) => (await Slugs(words)).ShouldContain("transfer");

    private async Task<List<string?>> Slugs(string words) =>
        [.. (await _service.Nobody.Get($"/public/v1/procedures?q={Uri.EscapeDataString(words)}")).ShouldBe(200).Json.EnumerateArray().Select(row => row.GetProperty("slug").GetString())];
}
