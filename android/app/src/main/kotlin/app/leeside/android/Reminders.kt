package app.leeside.android

import android.Manifest
import android.app.AlarmManager
import android.app.Notification
import android.app.NotificationChannel
import android.app.NotificationManager
import android.app.PendingIntent
import android.content.BroadcastReceiver
import android.content.Context
import android.content.Intent
import android.content.pm.PackageManager
import android.os.Build
import app.leeside.Reminder

/** Neutral reminders, off until a person turns them on. The core says when and in which words; they name nobody. */
object Reminders {
    private const val MOST = 16
    internal const val WORDS = "words"
    internal const val CHANNEL = "reminders"

    /** Puts these in place of all that were set before. */
    fun set(
        context: Context,
        reminders: List<Reminder>,
    ) {
        val alarms = context.getSystemService(AlarmManager::class.java)
        for (place in 0 until MOST) {
            val reminder = reminders.getOrNull(place)
            if (reminder == null) {
                alarms.cancel(intent(context, place, ""))
            } else {
                alarms.setAndAllowWhileIdle(AlarmManager.RTC_WAKEUP, reminder.at.toEpochMilli(), intent(context, place, reminder.words))
            }
        }
    }

    private fun intent(
        context: Context,
        place: Int,
        words: String,
    ): PendingIntent {
        val to = Intent(context, ReminderReceiver::class.java).putExtra(WORDS, words)
        return PendingIntent.getBroadcast(context, place, to, PendingIntent.FLAG_IMMUTABLE or PendingIntent.FLAG_UPDATE_CURRENT)
    }
}

/** Shows one reminder, without a word on the locked screen. */
class ReminderReceiver : BroadcastReceiver() {
    override fun onReceive(
        context: Context,
        intent: Intent,
    ) {
        val words = intent.getStringExtra(Reminders.WORDS) ?: return
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU &&
            context.checkSelfPermission(Manifest.permission.POST_NOTIFICATIONS) != PackageManager.PERMISSION_GRANTED
        ) {
            return
        }
        val manager = context.getSystemService(NotificationManager::class.java)
        val channel = NotificationChannel(Reminders.CHANNEL, context.getString(R.string.reminders), NotificationManager.IMPORTANCE_LOW)
        channel.lockscreenVisibility = Notification.VISIBILITY_SECRET
        manager.createNotificationChannel(channel)
        val open =
            PendingIntent.getActivity(context, 0, Intent(context, MainActivity::class.java), PendingIntent.FLAG_IMMUTABLE)
        val notification =
            Notification
                .Builder(context, Reminders.CHANNEL)
                .setSmallIcon(R.drawable.icon)
                .setContentTitle(words)
                .setVisibility(Notification.VISIBILITY_SECRET)
                .setContentIntent(open)
                .setAutoCancel(true)
                .build()
        manager.notify(1, notification)
    }
}
