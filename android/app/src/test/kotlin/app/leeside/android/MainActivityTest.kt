package app.leeside.android

import android.app.AlarmManager
import android.app.NotificationManager
import android.content.Context
import android.content.Intent
import android.view.WindowManager
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasTestTag
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.junit4.v2.createAndroidComposeRule
import androidx.compose.ui.test.onNodeWithText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTextInput
import app.leeside.Reminder
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNotEquals
import org.junit.Assert.assertNotNull
import org.junit.Assert.assertNull
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode
import java.time.Instant

/** The window and the phone's own parts, over the real core. */
@RunWith(RobolectricTestRunner::class)
@Config(sdk = [33], qualifiers = "w412dp-h892dp-xhdpi")
@GraphicsMode(GraphicsMode.Mode.NATIVE)
class MainActivityTest {
    @get:Rule val rule = createAndroidComposeRule<MainActivity>()

    private val context: Context get() = RuntimeEnvironment.getApplication()

    private fun click(text: String) {
        val what = hasText(text) and hasClickAction()
        rule.waitUntil(LONG) { rule.onAllNodes(what).fetchSemanticsNodes().isNotEmpty() }
        rule.onNode(what).performClick()
    }

    @Test
    fun `the window keeps its secrets, and takes no covered tap`() {
        val flags = rule.activity.window.attributes.flags
        assertNotEquals(0, flags and WindowManager.LayoutParams.FLAG_SECURE)
        assertTrue(rule.activity.window.decorView.filterTouchesWhenObscured)
    }

    @Test
    fun `a store is made by clicks, and hidden it is locked`() {
        click("Start on this phone")
        click("I have read this")
        click("Skip")
        rule.waitUntil(LONG) { rule.onAllNodes(hasTestTag("word")).fetchSemanticsNodes().isNotEmpty() }
        rule.onNode(hasTestTag("word")).performTextInput("lantern orchard velvet harbour")
        rule.onNode(hasTestTag("again")).performTextInput("lantern orchard velvet harbour")
        click("Make the lock")
        click("Later")
        click("The rest later")
        rule.waitUntil(LONG) { rule.onAllNodes(hasText("Look around")).fetchSemanticsNodes().isNotEmpty() }
        rule.onNodeWithText("Look around").performScrollTo().performClick()
        rule.waitUntil(LONG) { rule.onAllNodes(hasText("Set out for tonight")).fetchSemanticsNodes().isNotEmpty() }
        rule.activityRule.scenario.recreate()
        rule.waitUntil(LONG) { rule.onAllNodes(hasText("Set out for tonight")).fetchSemanticsNodes().isNotEmpty() }
        rule.runOnUiThread { (context as LeesideApplication).app.hide() }
        rule.waitUntil(LONG) { rule.onAllNodes(hasText("Locked")).fetchSemanticsNodes().isNotEmpty() }
    }

    @Test
    fun `reminders are alarms that name nobody, and are taken back`() {
        val alarms = shadowOf(context.getSystemService(AlarmManager::class.java))
        Reminders.set(context, listOf(Reminder(Instant.ofEpochSecond(2_000_000_000), "A minute for yourself, if you like.")))
        assertEquals(2_000_000_000_000, alarms.peekNextScheduledAlarm()?.triggerAtMs)
        shadowOf(context as android.app.Application).grantPermissions("android.permission.POST_NOTIFICATIONS")
        ReminderReceiver().onReceive(context, Intent().putExtra(Reminders.WORDS, "A minute for yourself, if you like."))
        val shown = shadowOf(context.getSystemService(NotificationManager::class.java)).allNotifications.single()
        assertEquals(android.app.Notification.VISIBILITY_SECRET, shown.visibility)
        Reminders.set(context, emptyList())
        assertNull(alarms.peekNextScheduledAlarm())
    }

    @Test
    fun `a shared file can be read by its address alone, and the next takes its place`() {
        val first = HandedFiles.put(context, "parcel.age", byteArrayOf(1, 2, 3))
        val resolver = context.contentResolver
        assertNotNull(first.lastPathSegment)
        val provider = org.robolectric.Robolectric.setupContentProvider(HandedFiles::class.java, "app.leeside.files")
        provider.openFile(first, "r").use { assertEquals(3L, it.statSize) }
        val other = first.buildUpon().path("/../shared_prefs/look.xml").build()
        assertTrue(runCatching { provider.openFile(other, "r") }.isFailure)
        HandedFiles.put(context, "parcel.age", byteArrayOf(4))
        assertTrue(runCatching { provider.openFile(first, "r") }.isFailure)
        assertNotNull(resolver)
    }

    private companion object {
        const val LONG = 20_000L
    }
}
